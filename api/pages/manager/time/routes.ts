import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { setVirtualTime } from '../../../virtual-time/set-virtual-time.ts'
import { freshForm, page, pageForm } from '../../page-route.ts'
import { typedBody } from '../../typed.ts'
import { askedTime } from './asked-time.ts'
import { timePage } from './time-page.ts'

const address = {
  url: '/parks/:park/time',
  permission: 'moveTime',
  params: inParkParams,
} as const

/** 虚拟时间: where managers and administrators of a demonstration let time run. */
export const timePageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    ...address,
    summary: 'Virtual time · 虚拟时间',
    query: typedBody,
    show: async (request) => renderPage('manager/time', timePage(request, freshForm())),
  })

  pageForm(app, {
    ...address,
    summary: 'Moves virtual time · 调整虚拟时间',
    act: async (request, { park }, typed) => {
      const { zone } = parkOf(request).park
      // Pressed twice, a day forward is one day.
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await setVirtualTime(app.engine, askedTime(typed, zone), zone)
          return {}
        }),
      )
      return `/parks/${park}/time`
    },
    show: async (request, _params, form) => renderPage('manager/time', timePage(request, form)),
  })
}
