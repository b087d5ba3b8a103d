import type { NoticeDocument } from '../../templates/notices/notice-document.ts'
import type { Application } from '../applications/application.ts'
import { chineseDate, dateIn } from '../parks/dates.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { NoticeLine } from './lines/queries.ts'
import type { Notice } from './queries.ts'

export interface NoticeDocumentFacts {
  readonly application: Application
  readonly process: DescribedProcess
  readonly notice: Notice
  /** Its place among the notices of the application, counted from 1. */
  readonly position: number
  readonly lines: readonly NoticeLine[]
  readonly zone: string
  readonly isSample: boolean
}

/** A notice as a document: the first line of its text is whom it is for, the last one who sends it. */
export function noticeDocument(facts: NoticeDocumentFacts): NoticeDocument {
  const { application, process, notice, position, lines, zone, isSample } = facts
  const [addressee = '', ...rest] = notice.body.split('\n').filter((line) => line.trim() !== '')
  const authority = rest.pop() ?? ''
  return {
    kind: 'notice',
    createdAt: notice.sentAt.getTime(),
    documentId: `notice ${notice.id}`,
    title: notice.title,
    number: `文书编号 ${application.number ?? ''}-${position}`,
    addressee,
    paragraphs: rest,
    items: lines.map(({ material, field, whatIsWrong, howToFix, rule }) => ({
      about: nameOf(process, material, field),
      ...{ whatIsWrong, howToFix, rule },
    })),
    authority,
    date: chineseDate(dateIn(zone, notice.sentAt.getTime())),
    seal: { text: authority, lower: isSample ? '样章' : null },
    project: application.project?.name ?? process.description.title.zh,
    sample: isSample ? '演示数据，不具有法律效力' : null,
  }
}

function nameOf({ materials, form }: DescribedProcess, material: string | null, field: string | null): string {
  const named = materials.find(({ code }) => code === material)?.name.zh
  return named ?? form.fields.find(({ key }) => key === field)?.label ?? ''
}
