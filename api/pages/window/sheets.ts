import type { FastifyRequest } from 'fastify'
import type { NoticePage, PromiseLetterPage, ReceiptPage } from '../../../templates/pages/window/sheet-models.ts'
import { qrPath } from '../../../templates/qr-path.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Notice } from '../../notices/queries.ts'
import { chineseDate, chineseDateTime, dateIn } from '../../parks/dates.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import { queryAddress } from '../../query-codes/query-address.ts'
import { Refusal } from '../../refusal.ts'
import { acceptanceDeadline } from '../../window/acceptance-deadline.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { dateWords } from '../parts/deadline-parts.ts'
import { noticePdfHref } from '../parts/notice-pdf.ts'
import { windowAddress } from './place.ts'
import type { Received } from './read-received.ts'

/** Which of the prints that were written down this is; one that was not is no page. */
export interface Printing {
  readonly printing: number
  readonly place: string
}

/** 收件回执 of the latest receipt, with what happens next and until when (行政许可法 art. 32). */
export function receiptPage(request: FastifyRequest, received: Received, { printing, place }: Printing): ReceiptPage {
  const { application, number, submissions, queryCode, requirements } = received
  mustBePrinted(received, 'receipt', printing)
  const { config, engine } = request.server
  const language = languageOf(request)
  const receivedAt = submissions.at(-1)?.receivedAt.getTime() ?? application.createdAt.getTime()
  const deadline = acceptanceDeadline(received.office, receivedAt, engine.now())
  // On paper a date has its year where it is another one than that of the receipt.
  const date = dateWords({ language, office: received.office, now: receivedAt }, deadline)
  const inHand = requirements.filter(({ material, paper }) => material !== null || paper !== null).length
  const deferred = requirements.filter(({ state }) => state === 'deferred').length
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  return {
    ...sheet(request, 'receipt', say(request, 'receiptSheet.title'), `${windowAddress(request)}/${application.id}`),
    number,
    facts: [
      fact(say(request, 'receiptSheet.project'), application.project?.name ?? say(request, 'window.noProject')),
      fact(say(request, 'receiptSheet.enterprise'), application.enterprise.name),
      fact(say(request, 'receiptSheet.receivedAt'), dateTime(request, receivedAt)),
      fact(
        say(request, 'receiptSheet.materials'),
        say(request, deferred === 0 ? 'receiptSheet.count' : 'receiptSheet.countDeferred', { count: inHand, deferred }),
      ),
      fact(say(request, 'receiptSheet.next'), say(request, 'receiptSheet.nextStep', { date })),
    ],
    qr: qrPath(queryAddress(config, number, queryCode)),
    code: say(request, 'receiptSheet.code', { code: queryCode }),
    bureau: place,
    note: printedNote(request, printing),
  }
}

/** 告知承诺书: what was told, what is promised, what follows from a broken promise (domain: promise). */
export function promiseLetterPage(
  request: FastifyRequest,
  received: Received,
  { printing, place }: Printing,
): PromiseLetterPage {
  const { application, number, process, requirements } = received
  mustBePrinted(received, 'promise', printing)
  const language = languageOf(request)
  const { enterprise, project } = application
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  // The letter is a material itself; it does not promise itself.
  const promised = requirements
    .filter(({ state, code }) => state === 'promised' && code !== 'promise-letter')
    .map(({ name }) => name[language])
  const separator = language === 'zh' ? '、' : ', '
  return {
    ...sheet(request, 'a4', say(request, 'promiseLetter.title'), `${windowAddress(request)}/${application.id}`),
    number: say(request, 'promiseLetter.number', { number }),
    addressee: place,
    facts: [
      fact(say(request, 'register.enterpriseName'), enterprise.name),
      fact(say(request, 'register.creditCode'), enterprise.creditCode),
      fact(say(request, 'receiptSheet.project'), [project?.name, project?.code].filter(Boolean).join(' · ')),
      fact(say(request, 'window.column.matter'), process.description.title[language]),
    ],
    basis: process.description.legalBasis.map(({ law, articles }) => `《${law}》${articles}`),
    promises: [
      promiseSentence(process, language) ?? say(request, 'promiseLetter.true'),
      ...(promised.length === 0
        ? []
        : [say(request, 'promiseLetter.materials', { materials: promised.join(separator) })]),
      say(request, 'promiseLetter.check'),
      say(request, 'promiseLetter.consequence'),
    ],
    note: printedNote(request, printing),
  }
}

/** A notice as it was sent, with its findings one by one. */
export function noticePage(
  request: FastifyRequest,
  given: {
    readonly notice: Notice
    readonly number: string
    readonly findings: readonly Finding[]
    readonly process: DescribedProcess
    readonly printing: number | null
    readonly backHref: string
  },
): NoticePage {
  const { notice, process, printing } = given
  const lines = notice.body.split('\n').filter((line) => line.trim() !== '')
  return {
    ...sheet(request, 'a4', notice.title, given.backHref),
    atOnce: printing !== null,
    pdfHref: noticePdfHref(request, notice),
    title: notice.title,
    number: say(request, 'noticeSheet.number', { number: given.number }),
    paragraphs: lines.map((text, index) => ({
      place: index === 0 ? 'first' : index === lines.length - 1 ? 'last' : 'middle',
      text,
    })),
    items: given.findings.map(({ material, field, whatIsWrong, howToFix, rule }) => ({
      about: aboutOf(request, process, material, field),
      whatIsWrong,
      howToFix,
      rule,
    })),
    date: chineseDate(dateIn(parkOf(request).park.zone, notice.sentAt.getTime())),
    note: printing === null ? say(request, 'noticeSheet.note') : printedNote(request, printing),
  }
}

function aboutOf(
  request: FastifyRequest,
  process: DescribedProcess,
  material: string | null,
  field: string | null,
): string {
  const language = languageOf(request)
  const name =
    process.materials.find(({ code }) => code === material)?.name[language] ??
    process.form.fields.find(({ key }) => key === field)?.[language === 'zh' ? 'label' : 'labelEn']
  return name === undefined ? '' : say(request, 'noticeSheet.about', { name })
}

function sheet(request: FastifyRequest, paper: 'receipt' | 'a4', title: string, backHref: string) {
  const frame = frameOf(request, { title, audience: 'public' })
  return { frame, paper, backHref, backLabel: say(request, 'sheet.back'), atOnce: true }
}

function mustBePrinted({ prints }: Received, document: 'receipt' | 'promise', printing: number): void {
  if (prints.some((each) => each.document === document && each.printing === printing)) return
  throw new Refusal(
    'not-found',
    `Expected print ${printing} of this ${document}, but found none.`,
    '没有这次打印的记录。',
  )
}

function printedNote(request: FastifyRequest, printing: number): string {
  return say(request, 'sheet.printed', { printing })
}

function dateTime(request: FastifyRequest, instant: number): string {
  const { zone } = parkOf(request).park
  const text = chineseDateTime(zone, instant)
  return languageOf(request) === 'zh' ? text : `${dateIn(zone, instant)} ${text.slice(-5)}`
}

function promiseSentence(process: DescribedProcess, language: 'zh' | 'en'): string | undefined {
  const field = process.form.fields.find(({ key }) => key === 'promiseAccepted')
  return language === 'zh' ? field?.label : field?.labelEn
}
