import type { PermitPage } from '../combined-permits.ts'
import { fitText } from '../typeface/fit-text.ts'
import { wrapText } from '../typeface/wrap-text.ts'
import { textTooLong } from '../unprintable-permit.ts'
import { words } from '../words.ts'
import type { Mark } from './mark.ts'
import { columnWidth, left, sheetWidth, softInk } from './measures.ts'
import { textAround, textFrom } from './text-marks.ts'

export interface Head {
  readonly marks: readonly Mark[]
  /** Where what follows may begin. */
  readonly bottom: number
}

const middle = sheetWidth / 2
const spacing = 0.09
const lowestTable = 420
const sentence = { size: 12.2, lineHeight: 22 }

/** The head of a permit's first page: who grants, what it is, its number, and the sentence that grants it. */
export function permitHead(permit: PermitPage): Head {
  const marks: Mark[] = []
  const sizes: [number, ...number[]] = [27.5, 24, 21, 18]
  const title = fitText(permit.title, 'semibold', sizes, columnWidth / (1 + spacing))
  if (permit.heading !== null) {
    marks.push(textAround(permit.heading, middle, 99, { size: 17, weight: 'semibold', spacing: 17 * spacing }))
  }
  let y = 138 - title.size * 1.35
  for (const line of title.lines) {
    y += title.size * 1.35
    marks.push(textAround(line, middle, y, { size: title.size, weight: 'semibold', spacing: title.size * spacing }))
  }
  y = centred(marks, permit.titleEn, y + 20, { size: 9.5, lineHeight: 12, soft: true })
  y = centred(marks, permit.numberText, y + 25, { size: 12.8, lineHeight: 17, soft: false })
  y = granting(marks, permit.sentence, y + 32)
  if (y > lowestTable) throw textTooLong(permit)
  return { marks, bottom: y + 17 }
}

/** The head of a page that goes on with a permit. */
export function continuedHead(permit: PermitPage): Head {
  const marks: Mark[] = []
  let y = centred(marks, permit.title + words.continued, 92, { size: 16, lineHeight: 21, soft: false })
  y = centred(marks, permit.numberText, y + 22, { size: 11, lineHeight: 15, soft: false })
  return { marks, bottom: y + 18 }
}

function centred(
  marks: Mark[],
  text: string,
  y: number,
  style: { readonly size: number; readonly lineHeight: number; readonly soft: boolean },
): number {
  const lines = wrapText(text, 'regular', style.size, columnWidth)
  for (const [index, line] of lines.entries()) {
    const look = style.soft ? { size: style.size, colour: softInk } : { size: style.size }
    marks.push(textAround(line, middle, y + index * style.lineHeight, look))
  }
  return y + (lines.length - 1) * style.lineHeight
}

function granting(marks: Mark[], text: string, y: number): number {
  const indent = 2 * sentence.size
  const lines = wrapText(text, 'regular', sentence.size, columnWidth, indent)
  for (const [index, line] of lines.entries()) {
    const x = index === 0 ? left + indent : left
    marks.push(textFrom(line, x, y + index * sentence.lineHeight, { size: sentence.size }))
  }
  return y + (lines.length - 1) * sentence.lineHeight
}
