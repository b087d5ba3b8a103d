import type { CombinedPermits } from '../combined-permits.ts'
import type { ContentsEntry } from './contents-table.ts'
import { coverSheets } from './cover-sheets.ts'
import type { Sheet } from './mark.ts'
import { permitSheets } from './permit-sheets.ts'
import { footer } from './sheet-furniture.ts'

/** Every sheet of the combined permits with all that stands on it; nothing is drawn yet. */
export function layOut(input: CombinedPermits): readonly Sheet[] {
  const permits = input.permits.map((permit) => permitSheets(permit, input.sample))
  const cover = coverSheets(input, (sheets) => contents(input, permits, sheets))
  const pages = cover.length + permits.flat().length
  const belongsTo = [
    ...cover.map(() => ({ text: input.applicationNumber, framed: false })),
    ...permits.flatMap((sheets, index) =>
      sheets.map(() => ({ text: input.permits[index]?.number ?? '', framed: true })),
    ),
  ]
  return [...cover, ...permits.flat()].map((sheet, index) => {
    const { text, framed } = belongsTo[index] ?? { text: '', framed: false }
    return { ...sheet, marks: [...sheet.marks, ...footer(text, index + 1, pages, framed)] }
  })
}

function contents(
  input: CombinedPermits,
  permits: readonly (readonly Sheet[])[],
  coverSheetCount: number,
): readonly ContentsEntry[] {
  let page = coverSheetCount + 1
  return input.permits.map((permit, index) => {
    const { title, titleEn, number, issuedOnText } = permit
    const entry = { position: index + 1, title, titleEn, number, issuedOnText, page }
    page += permits[index]?.length ?? 0
    return entry
  })
}
