import type { PermitPage } from '../combined-permits.ts'
import { textTooLong } from '../unprintable-permit.ts'
import { words } from '../words.ts'
import { fieldTable, rowsOf } from './field-table.ts'
import type { Mark, Sheet } from './mark.ts'
import { right, softInk } from './measures.ts'
import { heightOfRows, paginateRows, type RowMeasures } from './paginate-rows.ts'
import { footTop, permitFoot } from './permit-foot.ts'
import { continuedHead, permitHead } from './permit-head.ts'
import { doubleFrame, lowest, sampleTag } from './sheet-furniture.ts'
import { textUpTo } from './text-marks.ts'

const usual: RowMeasures = { size: 11.3, lineHeight: 18, padding: 6.4 }
const longestLabel = 6
const dense: RowMeasures = { size: 10.2, lineHeight: 15.4, padding: 4.4 }

/** The pages of one permit: one if it can be, with smaller rows if need be; else the table goes on overleaf. */
export function permitSheets(permit: PermitPage, sample: boolean): readonly Sheet[] {
  const heads = { first: permitHead(permit), later: continuedHead(permit) }
  const onePage = footTop - heads.first.bottom
  const measures = heightOfRows(rowsOf(permit.fields, usual), usual) <= onePage ? usual : dense
  const rows = rowsOf(permit.fields, measures)
  if (rows.some(({ label }) => label.length > longestLabel)) throw textTooLong(permit)
  const pages = paginateRows(
    rows,
    measures,
    { asLast: onePage, asFollowed: lowest.onPermit - 16 - heads.first.bottom },
    { asLast: footTop - heads.later.bottom, asFollowed: lowest.onPermit - 16 - heads.later.bottom },
  )
  return pages.map((pageRows, index): Sheet => {
    const head = index === 0 ? heads.first : heads.later
    const isLast = index === pages.length - 1
    const room = isLast ? footTop - head.bottom - 12 : 0
    const marks: Mark[] = [
      ...doubleFrame(),
      ...(sample ? sampleTag(right + 14, 43) : []),
      ...head.marks,
      ...fieldTable(pageRows, measures, head.bottom, room),
      ...(isLast
        ? permitFoot(permit)
        : [textUpTo(words.continues, right, lowest.onPermit, { size: 9, colour: softInk })]),
    ]
    return { outline: index === 0 ? permit.title : null, marks }
  })
}
