"""The parts of a portrait: each function takes a person from the table in draw.py and returns SVG.

Coordinates are pixels of the 800 by 800 picture; x counts from its middle, so a part is mirrored by
negating x. The light comes from the upper left: shade lies on the right. Clothes are drawn in the
frame that draw.BODY moves and scales, everything else in the picture's own.
"""

INK = "#2A2326"


# Plain helpers

def mix(a, b, share):
    """The colour that is `share` (0 to 1) of the way from a to b, both as #rrggbb."""
    pairs = zip(bytes.fromhex(a[1:]), bytes.fromhex(b[1:]))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def dark(colour, share=0.18):
    return mix(colour, "#2b1426", share)


def warm(skin, share):
    """The skin in shade: redder, not greyer."""
    return mix(skin, "#551a1e", share)


def light(colour, share=0.25):
    return mix(colour, "#ffffff", share)


def area(d, fill, **more):
    return f'<path d="{d}" fill="{fill}"{attributes(more)}/>'


def line(d, colour, width, **more):
    caps = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" {caps} stroke="{colour}" stroke-width="{width}"{attributes(more)}/>'


def oval(x, y, rx, ry, fill, **more):
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"{attributes(more)}/>'


def wisp(x0, y0, x1, y1, bend, width, colour):
    """A strand of hair that thins out at both ends; bend moves its middle to the left of its way."""
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** .5
    nx, ny = (y1 - y0) / length, (x0 - x1) / length
    (ax, ay), (bx, by) = (((x0 + x1) / 2 + nx * k, (y0 + y1) / 2 + ny * k) for k in (bend - width, bend + width))
    return area(f"M{x0},{y0} Q{ax:.0f},{ay:.0f} {x1},{y1} Q{bx:.0f},{by:.0f} {x0},{y0} Z", colour)


def attributes(more):
    return "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())


def both(part):
    """The part and its mirror image."""
    return part + f'<g transform="scale(-1,1)">{part}</g>'


def within(name, d, content, rule="nonzero"):
    """The content, cut to the outline d; the name must be unique in the picture."""
    return f'<clipPath id="{name}"><path d="{d}" clip-rule="{rule}"/></clipPath><g clip-path="url(#{name})">{content}</g>'


# Head

def face_outline(p):
    w, chin = p["cheek"], p.get("chin", 514)
    x, y = p["jaw"] * .8, 466
    return (f"M0,172 C{w * .66},172 {w},236 {w},326 C{w},392 {x + 30},424 {x},{y} C{x - 26},{y + 36} 38,{chin} 0,{chin} "
            f"C-38,{chin} {26 - x},{y + 36} {-x},{y} C{-x - 30},424 {-w},392 {-w},326 C{-w},236 {-w * .66},172 0,172 Z")


def ears(p):
    skin, x = p["skin"], p["cheek"] + 3
    ear = oval(x, 350, 21, 33, skin, transform=f"rotate(8 {x} 350)")
    fold = line(f"M{x + 9},334 C{x - 5},328 {x - 2},352 {x + 5},360", warm(skin, .22), 5)
    return both(ear + fold)


def head(p):
    skin, shape = p["skin"], face_outline(p)
    lit = area(shape, skin, transform="translate(-20,-5)")
    blush = both(oval(72, 402, 40, 30, "url(#blush)"))
    growth = {"beard": beard, "freckles": freckles, None: lambda p: ""}[p.get("on_face")](p)
    return area(shape, warm(skin, .12)) + within("face", shape, lit + blush + growth)


def blush_gradient(p):
    colour = p.get("blush", "#dd5f49")
    return (f'<radialGradient id="blush"><stop stop-color="{colour}" stop-opacity=".27"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>')


def eyes(p):
    skin, tilt = p["skin"], p.get("eye_tilt", 0)
    lid = mix(skin, INK, .86)
    eye = oval(53, 345, 11, 13, p.get("iris", INK))
    if p.get("lashes"):
        eye += area(f"M30,350 C37,{326 - tilt} 66,{323 - tilt} 89,{335 - tilt} C66,{334 - tilt} 43,{335 - tilt} 30,350 Z", lid)
    else:
        eye += line(f"M32,345 C39,{330 - tilt} 66,{329 - tilt} 76,{343 - tilt}", lid, 6)
    if p.get("age"):
        eye += line("M37,371 C46,364 60,364 69,370", warm(skin, .22), 3.5)
        eye += line("M92,340 L103,334 M92,350 L104,352", warm(skin, .26), 3.5)
    return both(eye) + oval(57, 341.5, 3.6, 3.8, "#fff") + oval(-49, 341.5, 3.6, 3.8, "#fff")


def brows(p):
    t, y = p.get("brow", 11), 304
    d = (f"M27,{y} C42,{y - 12} 68,{y - 13} 90,{y + 6} C70,{y - 12 + t} 46,{y - 11 + t} 30,{y + t} "
         f"C23,{y + t} 22,{y + 3} 27,{y} Z")
    return both(area(d, p["brow_colour"]))


def nose(p):
    shade, w = warm(p["skin"], .3), p.get("nose", 20)
    side = line(f"M9,356 C12,376 {w + 3},390 {w},402", shade, 5, opacity=.5)
    return side + line(f"M{-w + 6},407 C{-w * .4},418 {w * .4},418 {w - 2},407", shade, 6)


def mouth(p):
    lip, y = p["lip"], p.get("mouth_y", 450)
    corners = ""
    if p.get("age") == "sixties":
        corners = both(line(f"M49,{y - 15} C54,{y - 10} 54,{y - 4} 51,{y}", warm(p["skin"], .24), 4))
    if p.get("smile") == "open":
        hole = (f"M-40,{y - 8} C-22,{y - 2} 22,{y - 2} 40,{y - 8} C34,{y + 14} 17,{y + 22} 0,{y + 22} "
                f"C-17,{y + 22} -34,{y + 14} -40,{y - 8} Z")
        below = area(f"M-50,{y + 14} C-20,{y + 9} 20,{y + 9} 50,{y + 14} V{y + 40} H-50 Z", dark(lip, .45))
        tongue = within("mouth", hole, below)
        return area(hole, "#fffaf2") + tongue + line(hole, dark(lip, .12), 6) + corners
    upper = line(f"M-38,{y - 6} C-20,{y + 8} 20,{y + 8} 38,{y - 6}", dark(lip, .35), 6.5)
    lower = area(f"M-24,{y + 5} C-12,{y + 10} 12,{y + 10} 24,{y + 5} C16,{y + 20} -16,{y + 20} -24,{y + 5} Z", lip, opacity=.8)
    return lower + upper + corners


def glasses(p):
    colour = p["frame"]
    lens = oval(54, 346, 43, 40, "#ffffff", fill_opacity=.08, stroke=colour, stroke_width=7)
    arm = line("M97,340 L124,332", colour, 7)
    return both(lens + arm) + line("M-12,340 C-6,331 6,331 12,340", colour, 7)


# Body

def neck(p):
    skin, w = p["skin"], p.get("neck", 54)
    d = f"M{-w},430 L{-w},560 C{-w},590 -84,606 -112,626 L0,760 L112,626 C84,606 {w},590 {w},560 L{w},430 Z"
    shadow = area(face_outline(p), warm(skin, .26), transform="translate(9,68)")
    return area(d, skin) + within("neck", d, shadow)


def shoulders(p, neckline):
    """The outline of a garment; the neckline goes from the left of the neck to its right."""
    s, n = p.get("shoulder", 262), p.get("neck", 54) + 3
    return (f"M{-s - 12},850 C{-s - 10},716 {-s + 14},664 {-s + 76},638 C{-s + 130},618 {-n - 22},606 {-n},574 {neckline} "
            f"C{n + 22},606 {s - 130},618 {s - 76},638 C{s - 14},664 {s + 10},716 {s + 12},850 Z")


def garment(p, colour, neckline="crew", name="cloth"):
    """A top with its shade and the folds where the arms begin."""
    n = p.get("neck", 54) + 3
    lines = {"crew": f"C{-n + 12},640 {n - 12},640 {n},574", "v": f"L0,706 L{n},574",
             "high": f"C{-n + 20},592 {n - 20},592 {n},574"}
    d, s = shoulders(p, lines[neckline]), p.get("shoulder", 262)
    shade = area(f"M{s + 30},560 L{s - 62},700 C{s - 78},730 {s - 80},770 {s - 78},850 L{s + 60},850 Z", dark(colour, .2))
    fold = line(f"M{-s + 76},850 C{-s + 80},770 {-s + 76},735 {-s + 60},704", dark(colour, .26), 6)
    return area(d, colour) + within(name, d, shade + fold)


def collar(p, colour, low=668):
    """A shirt's collar, two leaves."""
    n = p.get("neck", 54)
    leaf = f"M{n - 3},556 C{n - 2},600 40,634 0,{low - 20} L38,{low + 18} C70,690 96,640 {n + 22},604 Z"
    return both(area(leaf, colour) + line(f"M0,{low - 20} L38,{low + 18} C70,690 96,640 {n + 22},604", dark(colour, .2), 4))


def fleece(p):
    c = p["cloth"]
    stand = area("M-55,552 C-48,592 48,592 55,552 L86,600 C60,650 -60,650 -86,600 Z", dark(c, .1))
    stand += area("M-55,552 C-48,592 48,592 55,552 L60,560 C52,604 -52,604 -60,560 Z", light(c, .2))
    zip_ = line("M0,590 V742", light(c, .55), 6) + area("M-8,738 h16 v26 a8,8 0 0 1 -16,0 Z", light(c, .55))
    pocket = line("M104,716 H172", dark(c, .3), 7)
    return garment(p, c, "high") + stand + zip_ + pocket


def jacket(p):
    c = p["cloth"]
    inner = garment(p, "#f4ede0", "crew", "tee") + line("M-62,600 C-44,640 44,640 62,600", "#d9cdb8", 5)
    d = shoulders(p, f"C-70,640 -58,720 -46,850 H46 C58,720 70,640 {p['neck'] + 3},574")
    lapel = both(area("M40,540 H66 C104,590 122,612 130,640 C110,668 88,690 40,716 Z", dark(c, .2)))
    band = area("M-300,752 H-52 L-48,784 H-300 Z M300,752 H52 L48,784 H300 Z", "#f2dfae")
    shade = area("M290,560 L196,700 C182,730 180,770 182,850 L320,850 Z", "#000", opacity=.16)
    fold = line("M-186,850 C-182,770 -186,735 -202,704", dark(c, .3), 6)
    return inner + area(d, c) + within("jacket", d, band + shade + fold + lapel)


def work_apron(p):
    shirt, c = p["shirt"], p["cloth"]
    stripes = "".join(line(f"M{x},560 V850", light(shirt, .5), 5) for x in range(-290, 300, 29))
    cut = shoulders(p, f"L0,706 L{p.get('neck', 54) + 3},574")
    top = garment(p, shirt, "v") + within("stripes", cut, f'<g opacity=".55">{stripes}</g>')
    straps = both(area("M120,618 L152,630 L128,740 L98,736 Z", dark(c, .12)))
    bib = area("M-136,728 C-60,740 60,740 136,728 L158,850 H-158 Z", c)
    stitch = line("M-126,746 C-60,757 60,757 126,746", light(c, .35), 3.5, stroke_dasharray="9 9")
    button = both(oval(113, 746, 10, 10, "#e6c372"))
    return top + collar(p, light(shirt, .12)) + straps + bib + stitch + button


def shop_apron(p):
    tee, c = p["shirt"], p["cloth"]
    top = garment(p, tee, "crew") + line("M-60,606 C-42,646 42,646 60,606", dark(tee, .16), 5)
    straps = both(area("M84,600 L112,612 C116,660 112,690 104,722 L76,720 C86,680 88,640 84,600 Z", dark(c, .14)))
    bib = area("M-116,714 C-40,724 40,724 116,714 C120,752 134,786 160,850 H-160 C-134,786 -120,752 -116,714 Z", c)
    pen = area("M52,744 h13 v46 h-13 Z", "#f6efe2") + area("M52,738 h13 v10 h-13 Z", "#e39a1b")
    badge = '<rect x="-86" y="744" width="74" height="32" rx="7" fill="#fbf4e6"/>' + line("M-72,760 H-28", dark(c, .2), 5)
    return top + straps + bib + pen + badge


def cardigan(p):
    shirt, c, n = p["shirt"], p["cloth"], p["neck"] + 3
    base = garment(p, shirt, "v", "shirt") + line("M0,690 V850", dark(shirt, .14), 4)
    d = shoulders(p, f"C-96,640 -70,720 -8,810 H8 C70,720 96,640 {n},574")
    shade = area("M290,560 L196,700 C182,730 180,770 182,850 L320,850 Z", dark(c, .22))
    fold = line("M-186,850 C-182,770 -186,735 -202,704", dark(c, .28), 6)
    rib = both(line(f"M{n + 3},580 C98,650 74,724 14,814", light(c, .18), 18))
    tie = area("M-17,660 H17 L11,692 L26,850 H-26 L-11,692 Z", "#c98a2b") + line("M-13,692 H13", dark("#c98a2b", .35), 5)
    return base + tie + collar(p, light(shirt, .3)) + area(d, c) + within("knit", d, shade + fold + rib)


def blouse(p):
    return garment(p, p["shirt"], "high", "blouse")


def blazer(p):
    c, wide = p["cloth"], dict(p, neck=98)
    d = shoulders(wide, "L-8,850 H8 L101,574")
    shade = area("M290,560 L196,700 C182,730 180,770 182,850 L320,850 Z", dark(c, .3))
    fold = line("M-186,850 C-182,770 -186,735 -202,704", dark(c, .4), 6)
    lapel = both(area("M101,574 C126,592 146,612 154,636 L168,694 L138,702 L150,724 L30,850 H8 Z", light(c, .1))
                 + line("M168,694 L138,702 L150,724", dark(c, .4), 4))
    return area(d, c) + within("blazer", d, shade + fold) + lapel


def cord(p):
    return both(line("M93,640 C80,694 44,740 6,770", p["cord"], 11))


def badge(p):
    return ('<rect x="-40" y="764" width="80" height="80" rx="9" fill="#fffaf0"/>'
            f'<rect x="-40" y="764" width="80" height="15" rx="7" fill="{p["cord"]}"/>')


def hood_behind(p):
    d = "M-118,640 C-150,560 -120,500 -84,470 L84,470 C120,500 150,560 118,640 C60,690 -60,690 -118,640 Z"
    return area(d, dark(p["cloth"], .24))


def hoodie(p):
    c = p["cloth"]
    rim = both(area("M66,560 C104,546 126,570 128,606 C120,650 50,690 0,706 L-2,672 C40,650 66,610 66,560 Z", light(c, .1)))
    cords = both(line("M26,690 C30,720 30,740 26,766", "#f6efe2", 7)) + both(line("M26,758 V774", "#e39a1b", 9))
    return garment(p, c, "crew") + rim + cords


def vest(p):
    shirt, c, silver = p["shirt"], p["cloth"], "#e4e7e2"
    top = garment(p, shirt, "v") + collar(p, light(shirt, .14))
    d = "M-188,634 C-164,620 -132,612 -106,600 C-96,676 -54,740 -5,776 V850 H-232 C-204,760 -196,690 -188,634 Z"
    strips = area("M-166,600 h30 v106 h-30 Z M-240,706 H0 v34 H-240 Z", silver)
    half = area(d, c) + within("vest", d, strips)
    return top + both(half) + line("M0,778 V850", dark(c, .4), 5)


# Hair

def bob_back(p):
    return area("M-152,498 C-186,360 -172,140 0,140 C172,140 186,360 152,498 C120,540 -120,540 -152,498 Z", dark(p["hair"], .35))


def bob(p):
    c = p["hair"]
    d = ("M-154,496 C-184,380 -178,138 4,138 C178,138 184,380 154,496 C140,514 112,512 98,498 C122,430 124,360 110,300 "
         "C60,292 -14,268 -44,226 C-58,266 -84,292 -110,304 C-124,360 -122,430 -98,498 C-112,512 -140,514 -154,496 Z")
    shine = (wisp(-140, 360, -52, 172, 34, 11, light(c, .2)) + wisp(-124, 350, -72, 214, 22, 6, light(c, .2))
             + wisp(60, 172, 144, 420, 46, 12, light(c, .12)) + wisp(-44, 226, 8, 146, 8, 3, dark(c, .5)))
    return area(d, c) + within("hair", d, shine)


def ponytail_back(p):
    c = p["hair"]
    tail = area("M20,170 C60,92 178,100 214,206 C240,290 208,372 236,448 C244,476 262,494 282,500 C246,530 190,518 168,466 "
                "C144,404 172,316 96,226 Z", c)
    return tail + wisp(146, 158, 200, 440, 34, 11, light(c, .16)) + wisp(176, 180, 214, 470, 26, 6, light(c, .16))


def ponytail(p):
    c = p["hair"]
    d = ("M-126,352 C-158,210 -96,140 0,140 C96,140 158,210 126,352 C118,330 120,300 108,276 C80,268 30,246 12,206 "
         "C-8,250 -70,270 -108,278 C-120,300 -118,330 -126,352 Z")
    shine = (wisp(-116, 290, -20, 160, 30, 9, light(c, .18)) + wisp(-84, 262, -8, 184, 16, 5, light(c, .18))
             + wisp(36, 166, 122, 300, 26, 8, light(c, .1)))
    band = line("M60,148 C78,146 98,158 106,174", "#e39a1b", 20)
    strand = wisp(-116, 320, -112, 424, -12, 5, c) + wisp(116, 320, 114, 416, 10, 5, c)
    return band + area(d, c) + within("hair", d, shine) + strand


def bun_back(p):
    c = p["hair"]
    return (oval(0, 116, 66, 58, dark(c, .12)) + wisp(-50, 130, 44, 92, 34, 7, light(c, .35))
            + wisp(-30, 142, 40, 118, 22, 5, light(c, .35)) + line("M-48,162 C-20,174 20,174 48,162", dark(c, .34), 9))


def bun(p):
    c = p["hair"]
    d = ("M-124,350 C-160,210 -100,146 0,146 C100,146 160,210 124,350 C124,316 122,296 108,276 C88,240 40,226 -14,228 "
         "C-56,230 -94,256 -108,286 C-118,300 -120,326 -124,350 Z")
    waves = (wisp(-122, 300, -10, 160, 36, 9, light(c, .4)) + wisp(-106, 276, 20, 196, 26, 7, light(c, .4))
             + wisp(24, 164, 124, 300, 36, 9, light(c, .28)) + wisp(36, 226, 116, 316, 20, 5, dark(c, .25)))
    return area(d, c) + within("hair", d, waves)


def crop(p):
    """Very short hair with a clean line and fading sides."""
    c, side = p["hair"], mix(p["hair"], p["skin"], .34)
    d = ("M-118,326 C-134,226 -104,150 0,150 C104,150 134,226 118,326 L110,320 C110,286 102,262 88,244 C54,232 -54,232 -88,244 "
         "C-102,262 -110,286 -110,320 Z")
    fade = both(area("M88,244 C100,234 106,224 108,208 L150,200 V340 L108,330 C110,290 102,262 88,244 Z", side))
    return area(d, c) + within("hair", d, fade + wisp(-82, 200, 26, 166, 16, 7, light(c, .18)))


def beard(p):
    c = p["hair"]
    d = ("M-122,330 C-112,380 -96,408 -66,414 C-40,418 -30,422 0,422 C30,422 40,418 66,414 C96,408 112,380 122,330 "
         "L140,420 L110,530 H-110 L-140,420 Z")
    return area(d, c)


def side_tufts(p):
    c = p["hair"]
    tuft = area("M108,262 C128,244 150,262 152,286 C170,300 168,330 158,344 C164,366 150,390 130,388 C122,392 112,384 114,372 Z", c)
    return both(tuft + wisp(138, 280, 140, 366, -10, 4, dark(c, .14)))


def moustache(p):
    colour = "#f6f2ec"
    half = area("M-2,416 C22,404 52,414 74,444 C84,456 78,466 64,464 C40,462 14,452 -2,436 Z", colour)
    return both(half + line("M16,428 C34,432 50,442 62,454", dark(colour, .16), 4))


def dome(p):
    skin = p["skin"]
    return (wisp(-88, 236, -14, 184, 18, 8, light(skin, .5))
            + line("M-40,250 C-14,245 14,245 40,250 M-30,271 C-10,267 10,267 30,271", warm(skin, .14), 4)
            + both(area("M112,258 C124,272 128,306 120,346 C112,330 112,290 112,258 Z", p["hair"])))


def quiff(p):
    c = p["hair"]
    d = ("M-122,330 C-136,280 -140,240 -128,206 C-136,168 -96,136 -60,142 C-30,104 60,100 92,136 C134,144 152,200 134,250 "
         "C134,280 128,308 122,330 L112,322 C116,288 108,262 94,244 C60,262 10,258 -30,230 "
         "C-44,252 -70,262 -96,262 C-108,282 -112,300 -112,322 Z")
    locks = (wisp(-118, 240, -22, 162, 32, 9, light(c, .26)) + wisp(-34, 218, 82, 146, 30, 9, light(c, .26))
             + wisp(14, 232, 112, 178, -22, 8, light(c, .2))
             + wisp(-30, 230, 52, 190, 18, 4, dark(c, .3)) + wisp(92, 246, 130, 196, -10, 5, dark(c, .26)))
    return area(d, c) + within("hair", d, locks)


def freckles(p):
    spots = [(44, 388), (60, 396), (76, 388), (90, 400), (66, 410), (82, 414), (50, 402), (34, 398)]
    return "".join(oval(side * x, y + (x % 3) * side, 3.4, 3.2, "#b5613a", opacity=.6) for x, y in spots for side in (1, -1))


def side_part(p):
    c = p["hair"]
    d = ("M-122,336 C-146,220 -112,142 4,140 C112,140 146,220 122,336 L111,328 C114,292 108,262 96,238 C50,238 -10,226 -52,204 "
         "C-72,222 -92,244 -98,262 C-108,284 -112,306 -111,328 Z")
    comb = (wisp(-36, 196, 104, 214, 30, 8, light(c, .2)) + wisp(-20, 176, 90, 180, 18, 5, light(c, .2))
            + wisp(-52, 206, -78, 164, 4, 3, light(c, .3)))
    grey = both(wisp(118, 334, 116, 266, -6, 7, "#85807e") + wisp(112, 320, 106, 262, -4, 4, "#85807e"))
    return area(d, c) + within("hair", d, comb + grey)


def scarf(p):
    c = p["hair"]
    opening = "M0,206 C72,206 104,266 104,338 C104,430 60,514 0,514 C-60,514 -104,430 -104,338 C-104,266 -72,206 0,206 Z"
    d = ("M0,134 C-122,134 -160,232 -150,340 C-146,400 -132,440 -136,480 C-142,520 -172,556 -180,620 L-120,680 "
         "C-60,712 60,712 120,680 L180,620 C172,556 142,520 136,480 C132,440 146,400 150,340 C160,232 122,134 0,134 Z " + opening)
    band = area(opening, "none", stroke=dark(c, .42), stroke_width=22)
    shade = area("M50,120 C150,170 126,380 112,440 C96,510 120,560 140,700 L260,640 L220,120 Z", dark(c, .18))
    wrap = area("M100,450 C118,474 130,480 140,484 C170,560 160,660 120,690 C60,720 -10,720 -70,700 C10,660 84,560 100,450 Z", light(c, .12))
    folds = (wisp(-138, 330, -30, 152, 46, 10, light(c, .2)) + wisp(-128, 430, -30, 600, -24, 8, light(c, .2))
             + wisp(-150, 540, -40, 660, -16, 7, dark(c, .2)) + wisp(-20, 690, 112, 500, -26, 7, dark(c, .22))
             + wisp(40, 690, 140, 540, -18, 6, dark(c, .2)))
    cloth = area(d, c, fill_rule="evenodd") + within("scarf", d, shade + wrap + folds, "evenodd")
    return within("brow_band", face_outline(p), band) + cloth
