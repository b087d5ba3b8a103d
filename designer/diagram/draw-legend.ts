import type { DiagramOverlays, ElementMark, ElementState } from './overlays.ts'
import type { DiagramWords } from './words.ts'

const STATES: readonly ElementState[] = ['done', 'running', 'waiting', 'incident', 'later']
const MARKS: readonly ElementMark[] = ['added', 'removed', 'changed', 'goes', 'blocked']
const HEAT = ['≤ 50 %', '51–80 %', '81–100 %', '101–120 %', '＞ 120 %']

/** Explains the signs that are on the diagram, and no others. */
export function drawLegend(overlays: DiagramOverlays, words: DiagramWords): HTMLElement {
  const legend = document.createElement('ul')
  legend.className = 'siji-diagram-legend'
  const shown = Object.values(overlays.elements)
  if (shown.some(({ heat }) => heat !== undefined)) {
    const title = document.createElement('li')
    title.textContent = words.heat
    legend.append(title)
    for (const [index, label] of HEAT.entries()) legend.append(entry(`siji-key-heat-${index + 1}`, label))
  }
  for (const state of STATES) {
    const isShown = shown.some((each) => each.state === state) || (state === 'later' && overlays.rest === 'later')
    if (isShown) legend.append(entry(`siji-key-${state}`, words.states[state]))
  }
  for (const mark of MARKS) {
    if (shown.some((each) => each.mark === mark)) legend.append(entry(`siji-key-${mark}`, words.marks[mark]))
  }
  return legend
}

function entry(key: string, label: string): HTMLElement {
  const item = document.createElement('li')
  const sign = document.createElement('span')
  sign.className = `siji-key ${key}`
  sign.setAttribute('aria-hidden', 'true')
  item.append(sign, label)
  return item
}
