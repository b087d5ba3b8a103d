import type { FormError } from '../forms/check-form.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import type { Conflict } from './queries.ts'

/** A material that is handed over on paper; `pages` as it was typed. */
export interface HandedOver {
  readonly code: string
  readonly kind: 'original' | 'copy'
  readonly pages: number
}

/** Only materials of this process, each with its number of pages (行政许可法 art. 31: nothing unrelated). */
export function paperProblems(process: DescribedProcess, papers: readonly HandedOver[]): readonly FormError[] {
  return papers.flatMap(({ code, pages }) => {
    const material = process.materials.find((each) => each.code === code)
    if (material === undefined) {
      return [
        {
          field: `paper.${code}`,
          code: 'material-not-asked-for',
          message: `Expected a material of this process, but found ${code}.`,
          messageZh: `本流程不需要材料 ${code}。`,
        },
      ]
    }
    if (Number.isInteger(pages) && pages >= 1 && pages <= 9_999) return []
    return [
      {
        field: `paper.${code}`,
        code: 'pages-missing',
        message: `Expected the number of pages of ${material.name.en}, 1 to 9999.`,
        messageZh: `请填写${material.name.zh}的页数，1 至 9999。`,
      },
    ]
  })
}

/** Refused until a reason is given: the clerk sees which applications are under way. */
export function applicationUnderWay(conflicts: readonly Conflict[]): Refusal {
  const numbers = conflicts.map(({ number }) => number).join('、')
  const message = `Expected no other application under way, but found ${numbers}. Give a reason to go on.`
  const messageZh = `该项目或者该企业已有申请 ${numbers} 正在办理。确需另行登记的，请填写理由。`
  return new Refusal('application-under-way', message, messageZh, [
    { field: 'conflictReason', code: 'reason-missing', message, messageZh },
  ])
}
