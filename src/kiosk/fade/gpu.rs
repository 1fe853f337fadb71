//! Pages mixed by a GPU: two textures, one triangle, one plain shader.

use std::sync::Arc;

use eframe::egui_glow::ShaderVersion;
use eframe::glow::{self, HasContext as _};

use super::{gl_int, gl_name};

/// Two pages on the GPU and the program that mixes them.
pub(super) struct GpuMixer {
    gl: Arc<glow::Context>,
    program: glow::Program,
    corners: glow::Buffer,
    share: Option<glow::UniformLocation>,
    pages: [glow::Texture; 2],
    /// Of the pages, in pixels.
    size: [u32; 2],
}

const VERTEX: &str = "
IN vec2 corner;
OUT vec2 at;
void main() {
    at = corner * 0.5 + 0.5;
    gl_Position = vec4(corner, 0.0, 1.0);
}
";

const FRAGMENT: &str = "
uniform sampler2D before;
uniform sampler2D after;
uniform float share;
IN vec2 at;
void main() {
    PIXEL = mix(TEXTURE(before, at), TEXTURE(after, at), share);
}
";

/// The shader's text for the GL there is.
fn dialect(version: ShaderVersion, fragment: bool, body: &str) -> String {
    let new = version.is_new_shader_interface();
    let mut head = version.version_declaration().to_owned();
    if version.is_embedded() && fragment {
        head += "precision mediump float;\n";
    }
    let (input, output) = match (new, fragment) {
        (true, _) => ("in", "out"),
        (false, true) => ("varying", "varying"),
        (false, false) => ("attribute", "varying"),
    };
    head += &format!("#define IN {input}\n#define OUT {output}\n");
    head += if new {
        "#define TEXTURE texture\n"
    } else {
        "#define TEXTURE texture2D\n#define PIXEL gl_FragColor\n"
    };
    if new && fragment {
        head += "out vec4 PIXEL;\n";
    }
    head + body
}

#[expect(unsafe_code, reason = "OpenGL")]
impl GpuMixer {
    /// Prepares the shader; `None` if that fails.
    pub(super) fn new(gl: Arc<glow::Context>) -> Option<Self> {
        let version = ShaderVersion::get(&gl);
        // SAFETY: the context is current while the window is set up, and everything made here
        // is used with this context only.
        unsafe {
            let program = gl.create_program().ok()?;
            for (kind, fragment, body) in
                [(glow::VERTEX_SHADER, false, VERTEX), (glow::FRAGMENT_SHADER, true, FRAGMENT)]
            {
                let shader = gl.create_shader(kind).ok()?;
                gl.shader_source(shader, &dialect(version, fragment, body));
                gl.compile_shader(shader);
                if !gl.get_shader_compile_status(shader) {
                    let log = gl.get_shader_info_log(shader);
                    tracing::warn!("pages will cut instead of fading: {log}");
                    return None;
                }
                gl.attach_shader(program, shader);
            }
            gl.bind_attrib_location(program, 0, "corner");
            gl.link_program(program);
            if !gl.get_program_link_status(program) {
                return None;
            }
            gl.use_program(Some(program));
            for (unit, name) in [(0, "before"), (1, "after")] {
                let place = gl.get_uniform_location(program, name);
                gl.uniform_1_i32(place.as_ref(), unit);
            }
            let share = gl.get_uniform_location(program, "share");
            let corners = gl.create_buffer().ok()?;
            gl.bind_buffer(glow::ARRAY_BUFFER, Some(corners));
            // One triangle that covers the glass: cheaper than two, and without a seam.
            let triangle = [-1.0f32, -1.0, 3.0, -1.0, -1.0, 3.0].map(f32::to_ne_bytes);
            gl.buffer_data_u8_slice(glow::ARRAY_BUFFER, triangle.as_flattened(), glow::STATIC_DRAW);
            let pages = [gl.create_texture().ok()?, gl.create_texture().ok()?];
            Some(Self { gl, program, corners, share, pages, size: [0, 0] })
        }
    }

    /// Copies the glass into a page.
    pub(super) fn copy(&mut self, page: usize, size: [u32; 2]) {
        let gl = &self.gl;
        let [width, height] = size.map(gl_int);
        // SAFETY: called by the painter while the context is current; the copied area is that
        // of the frame buffer, and the texture has just been made as large.
        unsafe {
            if self.size != size {
                for texture in self.pages {
                    gl.bind_texture(glow::TEXTURE_2D, Some(texture));
                    for (name, value) in [
                        (glow::TEXTURE_MIN_FILTER, glow::NEAREST),
                        (glow::TEXTURE_MAG_FILTER, glow::NEAREST),
                        (glow::TEXTURE_WRAP_S, glow::CLAMP_TO_EDGE),
                        (glow::TEXTURE_WRAP_T, glow::CLAMP_TO_EDGE),
                    ] {
                        gl.tex_parameter_i32(glow::TEXTURE_2D, name, gl_name(value));
                    }
                    gl.tex_image_2d(
                        glow::TEXTURE_2D,
                        0,
                        gl_name(glow::RGBA),
                        width,
                        height,
                        0,
                        glow::RGBA,
                        glow::UNSIGNED_BYTE,
                        glow::PixelUnpackData::Slice(None),
                    );
                }
                self.size = size;
            }
            gl.bind_texture(glow::TEXTURE_2D, Some(self.pages[page]));
            gl.copy_tex_sub_image_2d(glow::TEXTURE_2D, 0, 0, 0, 0, 0, width, height);
        }
    }

    /// Draws both pages over the whole glass.
    pub(super) fn mix(&mut self, share: f32) {
        let gl = &self.gl;
        let [width, height] = self.size.map(gl_int);
        // SAFETY: called by the painter while the context is current; it sets its own state
        // anew after a callback.
        unsafe {
            gl.viewport(0, 0, width, height);
            gl.disable(glow::BLEND);
            gl.disable(glow::DITHER);
            gl.disable(glow::SCISSOR_TEST);
            gl.use_program(Some(self.program));
            gl.uniform_1_f32(self.share.as_ref(), share);
            for (unit, page) in [glow::TEXTURE0, glow::TEXTURE1].into_iter().zip(self.pages) {
                gl.active_texture(unit);
                gl.bind_texture(glow::TEXTURE_2D, Some(page));
            }
            gl.bind_buffer(glow::ARRAY_BUFFER, Some(self.corners));
            let vertices = gl.create_vertex_array().ok();
            gl.bind_vertex_array(vertices);
            gl.enable_vertex_attrib_array(0);
            gl.vertex_attrib_pointer_f32(0, 2, glow::FLOAT, false, 8, 0);
            gl.draw_arrays(glow::TRIANGLES, 0, 3);
            gl.bind_vertex_array(None);
            if let Some(vertices) = vertices {
                gl.delete_vertex_array(vertices);
            }
            gl.active_texture(glow::TEXTURE0);
        }
    }
}
