import type { FastifyRequest } from 'fastify'
import type { CreditPage, CreditRow } from '../../../../templates/pages/enterprise/promise-models.ts'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { isOfficer, visibleEnterprises } from '../../../applications/access.ts'
import { creditKindWords } from '../../../credit/credit-kind-words.ts'
import { type ListedCreditRecord, listCreditRecords } from '../../../credit/queries.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { dateIn } from '../../../parks/dates.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { page } from '../../page-route.ts'
import { shortDay } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { noQuery } from '../filling/no-query.ts'
import { showingOf } from '../showing.ts'

/** 信用记录: one's own, or for officers everybody's in the park. */
export const creditPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/credit',
    permission: 'readCredit',
    summary: 'Credit record · 信用记录',
    params: inParkParams,
    query: noQuery,
    show: async (request) => {
      const access = parkOf(request)
      const records = await inParkOf(request, (tx) => listCreditRecords(tx, access.park.id, visibleEnterprises(access)))
      return renderPage('enterprise/credit', creditPage(request, records, showingOf(request)))
    },
  })
}

function creditPage(request: FastifyRequest, records: readonly ListedCreditRecord[], showing: Showing): CreditPage {
  return {
    frame: frameOf(request, { title: say(request, 'credit.title'), audience: 'public' }),
    hint: say(request, isOfficer(parkOf(request)) ? 'credit.hintPark' : 'credit.hint'),
    rows: records.map((record) => rowOf(request, record, showing)),
  }
}

function rowOf(request: FastifyRequest, record: ListedCreditRecord, { language, office, now }: Showing): CreditRow {
  const { kind, enterprise, why, fromOn, untilOn, barsDeferral, barsPromise, applicationNumber } = record
  const today = dateIn(office.zone, now)
  const isInForce = today <= untilOn
  const effects = [
    ...(barsDeferral ? [say(request, 'credit.barsDeferral')] : []),
    ...(barsPromise ? [say(request, 'credit.barsPromise')] : []),
  ]
  return {
    enterprise: [enterprise, applicationNumber].filter((part) => part !== null).join(' · '),
    kind: creditKindWords[kind][language === 'zh' ? 0 : 1],
    tone: isInForce ? 'red' : 'plain',
    state: say(request, isInForce ? 'credit.inForce' : 'credit.over'),
    why,
    days: say(request, 'credit.days', {
      from: shortDay(language, fromOn, today),
      until: shortDay(language, untilOn, today),
    }),
    effects: effects.join(say(request, 'materials.separator')),
  }
}
