//! What the X server says of its monitors, its touch devices and its screen saver.

use x11rb::connection::Connection;
use x11rb::protocol::dpms::ConnectionExt as _;
use x11rb::protocol::randr::{ConnectionExt as _, MonitorInfo, Rotation};
use x11rb::protocol::xinput::{
    ConnectionExt as _, Device, DeviceClassData, TouchMode, XIDeviceInfo, XIGetPropertyItems,
};
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};

/// How a picture is turned on its panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Turn {
    Normal,
    Left,
    Inverted,
    Right,
}

/// A place on the screen that a panel shows, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Monitor {
    pub name: String,
    pub x: i16,
    pub y: i16,
    pub width: u16,
    pub height: u16,
    pub is_primary: bool,
    pub turn: Turn,
}

/// Three rows of three numbers, by which a touch in shares of the device (0 to 1) becomes one in
/// shares of the screen.
pub(in super::super) type Matrix = [f32; 9];

/// A device that is touched where the picture is.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Touch {
    pub name: String,
    /// Fingers that it tells apart; 0 where it doesn't say.
    pub fingers: u8,
    pub matrix: Matrix,
}

/// What blanks the screen when nobody touches it, in seconds; 0 is never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Blanking {
    pub saver_s: u16,
    pub standby_s: u16,
    pub suspend_s: u16,
    pub off_s: u16,
}

/// What the X server says.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Screen {
    pub width: u16,
    pub height: u16,
    pub monitors: Vec<Monitor>,
    pub touches: Vec<Touch>,
    pub blanking: Blanking,
}

/// Asks the X server that `DISPLAY` names. Fails if it doesn't answer, in its words.
pub(in super::super) fn gather() -> Result<Screen, String> {
    let (x, number) = x11rb::connect(None).map_err(|error| error.to_string())?;
    let screen = &x.setup().roots[number];
    Ok(Screen {
        width: screen.width_in_pixels,
        height: screen.height_in_pixels,
        // What a server without an extension can't say, it doesn't have.
        monitors: monitors(&x, screen.root).unwrap_or_default(),
        touches: touches(&x).unwrap_or_default(),
        blanking: blanking(&x).unwrap_or_default(),
    })
}

fn monitors(x: &impl Connection, root: u32) -> Option<Vec<Monitor>> {
    let reply = x.randr_get_monitors(root, true).ok()?.reply().ok()?;
    let monitor = |info: MonitorInfo| {
        let name = x.get_atom_name(info.name).ok()?.reply().ok()?.name;
        Some(Monitor {
            name: String::from_utf8_lossy(&name).into_owned(),
            x: info.x,
            y: info.y,
            width: info.width,
            height: info.height,
            is_primary: info.primary,
            turn: turn(x, &info).unwrap_or(Turn::Normal),
        })
    };
    Some(reply.monitors.into_iter().filter_map(monitor).collect())
}

fn turn(x: &impl Connection, monitor: &MonitorInfo) -> Option<Turn> {
    let output = *monitor.outputs.first()?;
    let crtc = x.randr_get_output_info(output, x11rb::CURRENT_TIME).ok()?.reply().ok()?.crtc;
    let rotation = x.randr_get_crtc_info(crtc, x11rb::CURRENT_TIME).ok()?.reply().ok()?.rotation;
    let turns = [
        (Rotation::ROTATE90, Turn::Left),
        (Rotation::ROTATE180, Turn::Inverted),
        (Rotation::ROTATE270, Turn::Right),
    ];
    turns.into_iter().find(|(bit, _)| rotation.contains(*bit)).map(|(_, turn)| turn)
}

fn touches(x: &impl Connection) -> Option<Vec<Touch>> {
    // It answers only who has said which version they speak.
    x.xinput_xi_query_version(2, 2).ok()?.reply().ok()?;
    let devices = x.xinput_xi_query_device(Device::ALL).ok()?.reply().ok()?.infos;
    Some(devices.iter().filter_map(|device| touch(x, device)).collect())
}

/// The device as a touch device, if it is one and not what the server sums several up as.
fn touch(x: &impl Connection, device: &XIDeviceInfo) -> Option<Touch> {
    let is_device = device.type_ == x11rb::protocol::xinput::DeviceType::SLAVE_POINTER;
    let fingers = device.classes.iter().find_map(|class| match &class.data {
        DeviceClassData::Touch(touch) if touch.mode == TouchMode::DIRECT => Some(touch.num_touches),
        _ => None,
    })?;
    let of = |property| matrix(x, device.deviceid, property).unwrap_or(UNTURNED);
    let server = of(b"Coordinate Transformation Matrix".as_slice());
    let driver = of(b"libinput Calibration Matrix".as_slice());
    is_device.then(|| Touch {
        name: String::from_utf8_lossy(&device.name).into_owned(),
        fingers,
        matrix: times(server, driver),
    })
}

/// The matrix that turns nothing.
pub(in super::super) const UNTURNED: Matrix = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];

/// What comes of the one after the other.
pub(in super::super) fn times(second: Matrix, first: Matrix) -> Matrix {
    std::array::from_fn(|i| {
        let (row, column) = (i / 3 * 3, i % 3);
        (0..3).map(|k| second[row + k] * first[k * 3 + column]).sum()
    })
}

fn matrix(x: &impl Connection, device: u16, property: &[u8]) -> Option<Matrix> {
    let atom = x.intern_atom(true, property).ok()?.reply().ok()?.atom;
    let any = u32::from(AtomEnum::ANY);
    let reply = x.xinput_xi_get_property(device, false, atom, any, 0, 9).ok()?.reply().ok()?;
    let XIGetPropertyItems::Data32(bits) = reply.items else { return None };
    let numbers: Vec<f32> = bits.into_iter().map(f32::from_bits).collect();
    numbers.try_into().ok()
}

fn blanking(x: &impl Connection) -> Option<Blanking> {
    let saver_s = x.get_screen_saver().ok()?.reply().ok()?.timeout;
    let powered = || {
        let is_on = x.dpms_info().ok()?.reply().ok()?.state;
        let times = x.dpms_get_timeouts().ok()?.reply().ok()?;
        is_on.then_some(times)
    };
    let Some(times) = powered() else { return Some(Blanking { saver_s, ..Blanking::default() }) };
    Some(Blanking {
        saver_s,
        standby_s: times.standby_timeout,
        suspend_s: times.suspend_timeout,
        off_s: times.off_timeout,
    })
}
