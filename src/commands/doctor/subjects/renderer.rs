//! What draws?

use super::super::check::{Check, Question};

const QUESTION: Question =
    Question { subject: "renderer", asked: "does a graphics card draw, and not the processor?" };

/// What the drivers that draw on the processor call themselves.
const SOFTWARE: [&str; 4] = ["llvmpipe", "softpipe", "swrast", "software rasterizer"];

/// `renderer` is OpenGL's own name for it.
pub(in super::super) fn check(renderer: &Result<String, String>) -> Check {
    let name = match renderer {
        Ok(name) => name,
        Err(error) => {
            return QUESTION.error(
                format!("nothing could be drawn: {error}"),
                "install the drivers: apt install libgl1 libegl1 libgl1-mesa-dri",
            );
        }
    };
    let lower = name.to_lowercase();
    if SOFTWARE.iter().any(|software| lower.contains(software)) {
        return QUESTION.warning(
            format!("the processor draws ({name}): enough up to full HD, with slower fades"),
            "install the driver of the machine's graphics card (Debian: firmware-linux from \
             non-free-firmware), and let the kiosk's user into the group render",
        );
    }
    QUESTION.ok(name.clone())
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn software_gl_is_a_warning_and_none_an_error() {
        let verdict = |renderer: Result<&str, &str>| {
            check(&renderer.map(str::to_owned).map_err(str::to_owned)).verdict
        };
        assert_eq!(verdict(Ok("Mesa Intel(R) UHD Graphics 620")), Verdict::Ok);
        assert_eq!(verdict(Ok("llvmpipe (LLVM 15.0.6, 256 bits)")), Verdict::Warning);
        assert_eq!(verdict(Err("no GLX")), Verdict::Error);
    }
}
