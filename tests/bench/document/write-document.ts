import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, StatementPlan } from '../report.ts'
import { drawCurve } from './draw-curve.ts'
import { describeMachine } from './machine.ts'
import { plansOf, tableOf } from './tables.ts'

const DOCUMENT = 'docs/performance.md'
const PICTURES = 'pictures/performance'

/** Puts what a run has found between the markers of its benchmark; what people wrote around them stays. */
export function writeDocument(
  bench: string,
  figures: readonly Figure[],
  plans: readonly StatementPlan[],
  began: number,
): void {
  const [start, end] = [`<!-- bench ${bench} -->`, `<!-- end of ${bench} -->`]
  const text = readFileSync(DOCUMENT, 'utf8')
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`Expected ${start} and ${end} in ${DOCUMENT}.`)
  mkdirSync(join('docs', PICTURES), { recursive: true })
  for (const figure of figures) {
    if (figure.curve !== undefined) writeFileSync(join('docs', PICTURES, `${figure.name}.svg`), drawCurve(figure))
  }
  const parts = [describeMachine(began), tableOf(figures, PICTURES), plansOf(plans)].filter((part) => part !== '')
  writeFileSync(DOCUMENT, `${text.slice(0, from + start.length)}\n${parts.join('\n\n').trimEnd()}\n${text.slice(to)}`)
}
