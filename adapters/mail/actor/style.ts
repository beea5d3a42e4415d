import { createHash } from 'node:crypto';

/** How the pages of a case look: of the same kind as the site's own, in one sheet that stands in the page and needs nothing fetched. */
export const style = `:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--back:#fff;--card:#f4f4f1;--line:#b9b9b2;--main:#0b5d3b;--on:#fff;--bad:#a3150f}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0ec;--soft:#b6b6ae;--back:#171816;--card:#22241f;--line:#5b5e56;--main:#8fd3ae;--on:#10160f;--bad:#ffb4ab}}
*{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:42rem;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back);overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}p{margin:.5rem 0}.soft{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.4rem 1rem;margin:1rem 0}
dl{margin:.6rem 0;display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.35rem 1rem}dt{color:var(--soft)}dd{margin:0;white-space:pre-line}
@media (max-width:26rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
blockquote{margin:.5rem 0;padding:.1rem .8rem;border-left:.2rem solid var(--main);white-space:pre-line}
form{margin:0}label,legend{display:block;font-weight:600;margin-top:.8rem}.hint{color:var(--soft);font-size:.95rem;margin:.1rem 0 .3rem}
input,select,textarea{font:inherit;width:100%;padding:.55rem;border:1px solid var(--soft);border-radius:.4rem;background:var(--back);color:var(--ink)}textarea{min-height:6.5rem}
button{font:inherit;font-weight:600;min-height:2.75rem;margin:.9rem 0 .4rem;padding:.5rem 1.1rem;border-radius:.5rem;border:1px solid var(--main);background:var(--back);color:var(--main);cursor:pointer}
button.main{background:var(--main);color:var(--on)}details{border-top:1px solid var(--line)}details:last-of-type{border-bottom:1px solid var(--line)}
summary{padding:.75rem .2rem;min-height:2.75rem;font-weight:600;color:var(--main);cursor:pointer}details>form,details>div{padding:0 .2rem .8rem}
.bad{color:var(--bad);font-weight:600;margin:.2rem 0}.told{border:2px solid var(--main);border-radius:.5rem;padding:.3rem .8rem}a{color:var(--main)}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}`;

/** The policy of these pages: no script, nothing from elsewhere, and forms go to ourselves only. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
