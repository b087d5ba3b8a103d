import { createHash } from 'node:crypto'
import { missingFestivals, type NoticeProblem, type NoticeReading, readNotice } from '../../engine/index.ts'
import type { FieldError } from '../refusal.ts'

/** A notice that somebody wants to import, as it was typed or sent. */
export interface AskedNotice {
  readonly region: string
  readonly document: string
  /** `null` = the document says it. */
  readonly year: number | null
  readonly title: string | null
  readonly number: string | null
  readonly issuedOn: string | null
  readonly url: string | null
}

export interface ReadNotice extends NoticeReading {
  readonly documentHash: string
}

/** Reads it; the notice of the whole country has to name all of its seven festivals, also as a correction. */
export function readAskedNotice({ region, document, year }: AskedNotice): ReadNotice {
  const reading = readNotice(document, year)
  const missing = region === 'cn' ? missingFestivals(reading.holidays.map(({ name }) => name)) : []
  const incomplete: NoticeProblem | null =
    missing.length === 0 || reading.problems.length > 0
      ? null
      : {
          code: 'nothing-found',
          line: null,
          message: `Expected the notice of a whole year, but it lacks ${missing.join(', ')}. Paste all of it, also to correct a part.`,
          messageZh: `全年安排应包括七个节日，缺少：${missing.join('、')}。更正时也请粘贴全文。`,
        }
  const problems = incomplete === null ? reading.problems : [...reading.problems, incomplete]
  return { ...reading, problems, documentHash: createHash('sha256').update(document).digest('hex') }
}

/** The problems as errors of the field that holds the document. */
export function noticeErrors(problems: readonly NoticeProblem[]): readonly FieldError[] {
  return problems.map(({ code, line, message, messageZh }) => ({
    field: 'body.document',
    code,
    message: line === null ? message : `Line ${line}: ${message}`,
    messageZh: line === null ? messageZh : `第 ${line} 行：${messageZh}`,
    line,
  }))
}
