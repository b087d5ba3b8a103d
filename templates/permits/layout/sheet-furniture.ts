import { shrinkToLine } from '../typeface/fit-text.ts'
import { widthOf } from '../typeface/typeface.ts'
import { pageOf, words } from '../words.ts'
import type { Mark } from './mark.ts'
import { ink, left, right, ruleGrey, sheetHeight, sheetWidth, softInk } from './measures.ts'
import { textFrom, textUpTo } from './text-marks.ts'

const outer = { x: 33.5, y: 26, bottom: 787 }
const gap = 4.6
const footerBaseline = 811
const footerSize = 9

/** The two frames around a permit. */
export function doubleFrame(): readonly Mark[] {
  const box = { x: outer.x, y: outer.y, width: sheetWidth - 2 * outer.x, height: outer.bottom - outer.y }
  const inner = { x: box.x + gap, y: box.y + gap, width: box.width - 2 * gap, height: box.height - 2 * gap }
  return [
    { type: 'frame', box, width: 1.5, colour: ink },
    { type: 'frame', box: inner, width: 0.7, colour: ink },
  ]
}

/** The boxed words that say that all of this is invented. */
export function sampleTag(edge: number, top: number): readonly Mark[] {
  const style = { size: 9, colour: softInk }
  const width = widthOf(words.sample, 'regular', style.size) + 12
  return [
    { type: 'frame', box: { x: edge - width, y: top, width, height: 16 }, width: 0.7, colour: ruleGrey },
    textUpTo(words.sample, edge - 6, top + 11.3, style),
  ]
}

/** What the page belongs to, at the left, and which page it is, at the right. */
export function footer(belongsTo: string, page: number, pages: number, framed: boolean): readonly Mark[] {
  const [from, to] = framed ? [outer.x + 8, sheetWidth - outer.x - 8] : [left, right]
  const size = shrinkToLine(belongsTo, 'regular', footerSize, to - from - 110)
  return [
    textFrom(belongsTo, from, footerBaseline, { size, colour: softInk }),
    textUpTo(pageOf(page, pages), to, footerBaseline, { size: footerSize, colour: softInk }),
  ]
}

/** How far down the sheet anything may reach. */
export const lowest = { onPermit: outer.bottom - gap - 14, onCover: sheetHeight - 60 }
