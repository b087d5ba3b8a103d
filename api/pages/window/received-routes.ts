import { z } from 'zod'
import { applicationParams } from '../../applications/schemas.ts'
import type { FeatureRoutes } from '../../features.ts'
import { followApplication } from '../../follows/follow-application.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { deferOnPaper } from '../../paper/defer-on-paper.ts'
import { handOver } from '../../paper/hand-over.ts'
import { signOnPaper } from '../../paper/sign-on-paper.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { submitApplication } from '../../submissions/submit-application.ts'
import { freshForm, page, pageForm } from '../page-route.ts'
import { wantsToFollow } from '../parts/follow.ts'
import { textOf } from '../typed.ts'
import { formFirst } from './form-first.ts'
import { showReceived } from './show-received.ts'

/** One application that was received, and what the window registers about it. */
export const receivedRoutes: FeatureRoutes = async (app) => {
  const url = '/parks/:park/window/:application'

  page(app, {
    url,
    permission: 'readWindow',
    summary: 'One received application · 收件详情',
    params: applicationParams,
    query: z.object({}),
    show: async (request, params) => await showReceived(request, params, freshForm()),
  })

  pageForm(app, {
    url: `${url}/following`,
    permission: 'readWindow',
    summary: 'Follow the application, or no longer · 关注、取消关注',
    params: applicationParams,
    act: async (request, { park, application }, typed) => {
      await followApplication(request, application, wantsToFollow(typed))
      return `/parks/${park}/window/${application}`
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/promise`,
    permission: 'registerApplication',
    summary: 'Register that the promise letter was signed by hand · 登记承诺书已签字',
    params: applicationParams,
    act: async (request, { park, application }, typed) => {
      const order = {
        applicationId: application,
        signedBy: textOf(typed, 'signedBy'),
        signedOn: textOf(typed, 'signedOn'),
        personId: personOf(request).personId,
      }
      await inParkOf(request, (tx) => signOnPaper(app, tx, parkOf(request), order))
      return `/parks/${park}/window/${application}`
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/deferrals`,
    permission: 'registerApplication',
    summary: 'Register that a deferral was signed by hand · 登记容缺承诺已签字',
    params: applicationParams,
    act: async (request, { park, application }, typed) => {
      const order = {
        applicationId: application,
        code: textOf(typed, 'deferralCode'),
        signedBy: textOf(typed, 'deferralSignedBy'),
        signedOn: textOf(typed, 'deferralSignedOn'),
        personId: personOf(request).personId,
      }
      await inParkOf(request, (tx) => deferOnPaper(app, tx, parkOf(request), order))
      return `/parks/${park}/window/${application}`
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/correction`,
    permission: 'registerApplication',
    summary: 'Hand in the correction of who comes in person · 提交补正',
    params: applicationParams,
    isVital: true,
    act: async (request, { park, application: applicationId }) => {
      const order = { applicationId, commandId: commandIdOf(request), personId: personOf(request).personId }
      await formFirst(() => submitApplication(app, parkOf(request), order))
      return `/parks/${park}/window/${applicationId}`
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/papers`,
    permission: 'registerApplication',
    summary: 'Register a paper that is handed over · 补登纸质材料',
    params: applicationParams,
    act: async (request, { park, application }, typed) => {
      const order = {
        applicationId: application,
        code: textOf(typed, 'code'),
        kind: textOf(typed, 'kind') === 'original' ? ('original' as const) : ('copy' as const),
        pages: Number(textOf(typed, 'pages') || Number.NaN),
        personId: personOf(request).personId,
      }
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await handOver(app, tx, parkOf(request), order)
          return {}
        }),
      )
      return `/parks/${park}/window/${application}`
    },
    show: showReceived,
  })
}
