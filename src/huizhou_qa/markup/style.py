"""The styles of faces: colours for light and dark, type, and how tables read on a narrow screen.

Colours follow the viewer's own mark of its theme first, then the system. Each text has a contrast of at least 4.5 on
its ground, and each of the seven headings differs from every other for the colour-blind too; grades go from dark to
pale, and always carry their letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.markup.elements import Html

_LIGHT: Mapping[str, str] = MappingProxyType({
    "ink": "#1f2328", "soft": "#57606a", "rule": "#d8dee4", "pale": "#f3f5f7", "ground": "#fff",
    "lost": "#9a3412", "veto": "#8a1538", "on-veto": "#fff", "of-veto": "#fdf0f3",
    "open": "#7a4f00", "of-open": "#fff7e0",
    "g0": "#0a3d66", "on-g0": "#fff", "g1": "#2f74ad", "on-g1": "#fff", "g2": "#c9def0", "on-g2": "#14202b",
    "h0": "#002771", "h1": "#e06d07", "h2": "#068241", "h3": "#137bf6", "h4": "#b158ae",
    "h5": "#464646", "h6": "#949494",
})  # fmt: skip
_DARK: Mapping[str, str] = MappingProxyType({
    "ink": "#e6edf3", "soft": "#9da7b3", "rule": "#3a424b", "pale": "#242a31", "ground": "#1b1f24",
    "lost": "#ffa657", "veto": "#ff8fa3", "on-veto": "#2b0710", "of-veto": "#38141f",
    "open": "#e3b341", "of-open": "#33290b",
    "g0": "#9ecbf5", "on-g0": "#0b1c2b", "g1": "#4a90c8", "on-g1": "#06121c", "g2": "#27445d", "on-g2": "#e6edf3",
    "h0": "#30739d", "h1": "#fc9735", "h2": "#0ad588", "h3": "#a6cffd", "h4": "#ec3be4",
    "h5": "#787878", "h6": "#e1e1e1",
})  # fmt: skip

# The places of headings that have a colour of their own; those after them share the last one.
HEADINGS = 7
# The places of grades from the best; all after these are framed.
GRADES = 3

_RULES = """
.hq{color:var(--ink);background:var(--ground);font:14px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",
"Noto Sans SC",system-ui,sans-serif;max-width:60rem;padding:.75rem 1rem;box-sizing:border-box;text-align:left}
.hq:lang(en){font-family:system-ui,"Segoe UI","Noto Sans","Noto Sans CJK SC","PingFang SC",sans-serif}
.hq table{border-collapse:collapse;width:100%;margin:.2rem 0;font:inherit;color:inherit;background:none}
.hq caption,.hq .cap{text-align:left;font-size:13px;font-weight:600;padding:.9rem 0 .2rem;
margin:0;color:var(--ink);caption-side:top}
.hq th,.hq td{padding:3.5px 8px;border:0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:baseline;
background:none;color:inherit;white-space:normal;overflow-wrap:anywhere}
.hq th{font-size:12px;font-weight:600;color:var(--soft);overflow-wrap:break-word}
.hq [align=right],.hq .n{text-align:right;white-space:nowrap;overflow-wrap:normal;
font-variant-numeric:tabular-nums lining-nums}
.hq .id,.hq .scored td:first-child{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums;width:2.6rem}
.hq th[align=right]{white-space:normal}.hq [align=right]{width:3rem}
.hq td.name{min-width:5em}.hq td.name:has(+td.told){min-width:13em}.hq .scored td:nth-child(2){min-width:11em}
.hq td.range{min-width:6em}.hq td.told{min-width:15em}.hq .scored td:nth-child(3){min-width:14em}
.hq .soft,.hq td.full,.hq .scored td:nth-child(5){color:var(--soft)}
.hq b.lost{color:var(--lost);font-weight:600}
.hq .small{font-size:12px}.hq .remark{word-break:keep-all}
.hq .head{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin:0 0 .35rem}
.hq .unit{font-size:20px;font-weight:650}
.hq .total{font-size:26px;line-height:1.1;font-weight:650;font-variant-numeric:tabular-nums}
.hq .tag{display:inline-block;min-width:.8em;padding:0 .45em;border:1px solid var(--rule);border-radius:4px;
text-align:center;font-size:12px;font-weight:700;line-height:1.6;white-space:nowrap}
.hq .head .grade{font-size:14px}
.hq .g0{background:var(--g0);color:var(--on-g0)}.hq .g1{background:var(--g1);color:var(--on-g1)}
.hq .g2{background:var(--g2);color:var(--on-g2)}.hq .g3{border-color:var(--ink)}
.hq .veto{background:var(--veto);color:var(--on-veto)}
.hq .pending,.hq .missing{border-style:dashed;background:none;color:var(--open);border-color:var(--open)}
.hq .missing,.hq .nothing{color:var(--soft);border-color:var(--soft);font-weight:400}
.hq .box{border-left:4px solid var(--veto);background:var(--of-veto);padding:.4rem .7rem;margin:.4rem 0}
.hq .box.taken{border-left-style:dashed;background:var(--pale)}
.hq .box.waiting{border-left:4px dashed var(--open);background:var(--of-open)}
.hq p{margin:.3rem 0}
.hq ul{margin:.2rem 0;padding-left:1.2rem}
.hq .sum{font-variant-numeric:tabular-nums}
.hq details{border-bottom:1px solid var(--rule)}
.hq summary{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:center;padding:3.5px 8px;cursor:pointer}
.hq summary::before{content:"\\25B8";color:var(--soft);width:1em}
.hq details[open]>summary::before{content:"\\25BE"}
.hq summary::-webkit-details-marker{display:none}
.hq summary>:first-child{flex:1;min-width:7em}
.hq summary>.n{min-width:4.6rem}
.hq details>div{padding:.1rem 0 .6rem 1.2rem}
.hq svg{display:block}.hq .axis{fill:var(--rule)}
.hq .taken{fill:none;stroke:var(--veto);stroke-dasharray:2 2}.hq .key svg{display:inline-block;margin-right:.3em}
.hq .key span{margin-right:.9em;white-space:nowrap}
@media(max-width:48rem){.hq th,.hq td{padding:3.5px 5px}
.hq td.name:has(+td.told),.hq .scored td:nth-child(2){min-width:5em}
.hq td.told{min-width:8em}.hq .scored td:nth-child(3){min-width:4em}}
@media(max-width:40rem){.hq{padding:.5rem}.hq summary>svg{display:none}.hq summary{gap:0 .3rem}
.hq summary>.n{min-width:4rem}
.hq details>div{padding-left:0}.hq .rows thead{display:none}.hq .rows tr{display:flex;flex-wrap:wrap;
padding:.3rem 0;border-bottom:1px solid var(--rule)}.hq .rows td{border:0;padding:0 .3rem;width:auto;
box-sizing:border-box}
.hq .numbered tr{position:relative;padding-left:2.9rem}
.hq .numbered td:first-child{position:absolute;left:0;width:2.9rem;min-width:0;
white-space:normal}.hq .rows td.name,.hq .numbered td:nth-child(2){flex:1}.hq .rows td.name~td.name{flex:1 0 100%}
.hq .many td.name{flex-basis:100%}.hq .many td[align]:last-child{margin-left:auto}
.hq .rows td.told,.hq .rows td.drawn,
.hq .numbered td:nth-child(n+3):not(.name):not([align]){order:1;width:100%;min-width:0}
.hq .rows td.drawn{padding-block:.25rem}.hq .rows td.told,.hq .scored td:nth-child(3){color:var(--soft)}
.hq .rows td.full,.hq .scored td:nth-child(5){display:none}
.hq .rows td[data-title]::before{content:attr(data-title) " ";color:var(--soft);font-size:12px;font-weight:400}
.hq .rows td:empty{display:none}.hq .rows td:first-child{order:0;color:inherit}}
"""


def _variables(colours: Mapping[str, str]) -> str:
    return "{" + "".join(f"--{name}:{colour};" for name, colour in colours.items()) + "}"


def _style() -> str:
    light, dark = _variables(_LIGHT), _variables(_DARK)
    headings = "".join(f".hq .h{place}{{fill:var(--h{place})}}" for place in range(HEADINGS))
    written = (
        f".hq{light}@media(prefers-color-scheme:dark){{.hq{dark}}}"
        f'[data-jp-theme-light="false"] .hq,.vscode-dark .hq,.hq.dark{dark}'
        f'[data-jp-theme-light="true"] .hq,.vscode-light .hq,.hq.light{light}{headings}{_RULES}'
    )
    return written.replace("\n", "")


# Ours, and nothing of a caller's: written into the page as it is.
STYLE = Html(_style())
