import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { withReadable } from '../../applications/access.ts'
import { lockApplication } from '../../applications/queries.ts'
import { applicationParams } from '../../applications/schemas.ts'
import type { FeatureRoutes } from '../../features.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { listLinesOfNotice } from '../../notices/lines/queries.ts'
import { listNotices } from '../../notices/queries.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { type PrintedDocument, recordPrint } from '../../prints/queries.ts'
import { Refusal } from '../../refusal.ts'
import { page, pageForm } from '../page-route.ts'
import { type Typed, textOf } from '../typed.ts'
import { windowPlace } from './place.ts'
import { readReceived } from './read-received.ts'
import { noticePage, promiseLetterPage, receiptPage } from './sheets.ts'
import { showReceived } from './show-received.ts'

const printingParams = applicationParams.extend({ printing: z.coerce.number().int().min(1).max(100_000) })

/** What is printed: receipt, promise letter, notices. Every print at the window is written down before it is shown. */
export const sheetRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: '/parks/:park/window/:application/prints',
    permission: 'printReceipt',
    summary: 'Print or reprint, which is written down · 打印、重新打印',
    params: applicationParams,
    act: async (request, { application: id }, typed) => {
      const access = parkOf(request)
      const { notices } = await readReceived(request, id)
      const document = documentOf(id, typed, new Set(notices.map((notice) => notice.id)))
      const by = { personId: personOf(request).personId, at: new Date(app.engine.now()) }
      const { printing } = await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await lockApplication(tx, access.park.id, id)
          return { printing: await recordPrint(tx, access.park.id, document, by) }
        }),
      )
      return addressOf(access.park.slug, document, printing)
    },
    show: showReceived,
  })

  page(app, {
    url: '/parks/:park/window/:application/receipts/:printing',
    permission: 'printReceipt',
    summary: 'A printed receipt · 收件回执',
    params: printingParams,
    query: z.object({}),
    show: async (request, { application, printing }) => {
      const place = await windowPlace(request)
      return renderPage(
        'window/receipt',
        receiptPage(request, await readReceived(request, application), { printing, place }),
      )
    },
  })

  page(app, {
    url: '/parks/:park/window/:application/promise-letters/:printing',
    permission: 'printReceipt',
    summary: 'The promise letter, to be signed by hand · 告知承诺书',
    params: printingParams,
    query: z.object({}),
    show: async (request, { application, printing }) => {
      const place = await windowPlace(request)
      return renderPage(
        'window/promise-letter',
        promiseLetterPage(request, await readReceived(request, application), { printing, place }),
      )
    },
  })

  page(app, {
    url: '/parks/:park/applications/:application/notices/:notice/sheet',
    permission: 'readNotices',
    summary: 'A notice, to be printed · 告知书、通知书',
    params: applicationParams.extend({ notice: z.uuid() }),
    query: z.object({ printing: z.coerce.number().int().min(1).optional() }),
    show: async (request, { application: id, notice: noticeId }, { printing = null }) => {
      const { park, roles } = parkOf(request)
      return await withReadable(request, id, async (tx, application, relation) => {
        // What goes to a department is no notice of the applicant's, whoever asks.
        const notice = (await listNotices(tx, park.id, id, true)).find((each) => each.id === noticeId)
        if (notice === undefined) {
          throw new Refusal('not-found', `Expected a notice ${noticeId}, but found none.`, '未找到该告知书。')
        }
        const findings = await listLinesOfNotice(tx, park.id, noticeId)
        const process = await app.catalogue.byHash(park.id, application.definitionHash)
        const number = application.number ?? ''
        const own = relation === 'officer' ? '/home' : `/parks/${park.slug}/applications/${id}`
        const backHref = roles.has('windowClerk') ? `/parks/${park.slug}/window/${id}` : own
        return renderPage(
          'window/notice',
          noticePage(request, { notice, number, findings, process, printing, backHref }),
        )
      })
    },
  })
}

function documentOf(applicationId: string, typed: Typed, notices: ReadonlySet<string>): PrintedDocument {
  const document = textOf(typed, 'document')
  const noticeId = textOf(typed, 'notice')
  if (document === 'notice' && notices.has(noticeId)) return { applicationId, document, noticeId }
  if (document === 'receipt' || document === 'promise') return { applicationId, document, noticeId: null }
  throw new Refusal('not-found', `Expected a document that can be printed, but found ${document}.`, '没有这种文书。')
}

function addressOf(park: string, { applicationId, document, noticeId }: PrintedDocument, printing: number): string {
  switch (document) {
    case 'receipt':
      return `/parks/${park}/window/${applicationId}/receipts/${printing}`
    case 'promise':
      return `/parks/${park}/window/${applicationId}/promise-letters/${printing}`
    case 'notice':
      return `/parks/${park}/applications/${applicationId}/notices/${noticeId}/sheet?printing=${printing}`
  }
}
