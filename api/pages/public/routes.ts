import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { calculatorLimit } from '../../deadline-calculator/calculator-limit.ts'
import { DEMO_PASSWORD, demoAccounts, demoAdministrator, demoPeople } from '../../demo-data/people.ts'
import type { FeatureRoutes } from '../../features.ts'
import { NIL_PARK } from '../../outside-parks.ts'
import { findParkAccess } from '../../parks/find-park-access.ts'
import { listOwnParks, listParks } from '../../parks/queries.ts'
import { publicAddress } from '../../permits/verify-address.ts'
import { personOf } from '../../plugins/access.ts'
import { countQueries } from '../../query-codes/count-queries.ts'
import { readStatus } from '../../query-codes/read-status.ts'
import { rateLimit } from '../../verify/rate-limit.ts'
import { verifyCode, verifyNumber } from '../../verify/verify-permit.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { navigationOf } from '../navigation.ts'
import { page } from '../page-route.ts'
import { sendPage } from '../send-page.ts'
import { deadlinePage } from './deadline-page.ts'
import { queryPage } from './query-page.ts'
import { verifyPage } from './verify-page.ts'

const typed = z.string().max(100)

/** A field that stands there several times. */
const several = z
  .union([typed, z.array(typed).max(50)])
  .transform((values) => [values].flat())
  .default([])

/** What anyone may see: what this is, whether a permit is valid; and where one begins after signing in. */
export const publicPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/',
    permission: 'readPublicPages',
    summary: 'Welcome · 首页',
    params: z.object({}),
    query: z.object({}),
    show: async (request) => {
      const isChinese = languageOf(request) === 'zh'
      const names = new Map([...demoPeople, demoAdministrator].map(({ account, name }) => [account, name]))
      const accounts = demoAccounts.map(({ account, role, roleZh }) => ({
        account,
        role: isChinese ? roleZh : role,
        name: names.get(account) ?? account,
      }))
      return renderPage('public/home', {
        frame: frameOf(request, { title: say(request, 'home.title'), audience: 'public' }),
        asked: { number: '', check: '' },
        query: { number: '', code: '' },
        accounts: app.config.mode === 'demo' ? accounts : [],
        password: app.config.mode === 'demo' ? DEMO_PASSWORD : '',
      })
    },
  })

  const count = countQueries(app, ({ query }) => numberIn(query))
  page(app, {
    url: '/query',
    permission: 'readPublicPages',
    summary: 'How an application stands, by number and code · 进度查询',
    params: z.object({}),
    query: z.object({ number: typed.default(''), code: typed.default('') }),
    show: async (request, _params, asked) => {
      if (asked.number === '' || asked.code === '') return renderPage('public/query', queryPage(request, asked, null))
      await count(request)
      const found = await readStatus(app.database, asked.number, asked.code)
      return renderPage('public/query', queryPage(request, asked, found))
    },
  })

  await app.register(async (limited) => {
    limited.addHook('onRoute', (route) => {
      route.config = { ...route.config, rateLimit: calculatorLimit }
    })
    page(limited, {
      url: '/deadline',
      permission: 'readPublicPages',
      summary: 'The deadline calculator · 期限推算',
      params: z.object({}),
      query: z.object({
        accepted: typed.default(''),
        days: typed.default(''),
        extension: typed.default(''),
        clock: typed.default(''),
        at: typed.default(''),
        closes: typed.default(''),
        from: several,
        to: several,
        ground: several,
        rows: z.coerce.number().int().min(0).max(100).catch(0).default(0),
      }),
      show: async (request, _params, asked) => {
        const office = app.engine.findOffice(NIL_PARK, 'cn')
        if (office === null) throw new Error('Expected the national calendar.')
        const link = publicAddress(app.config, request.url)
        return renderPage('public/deadline', deadlinePage(request, asked, office, link))
      },
    })
  })

  app.route({
    method: 'GET',
    url: '/home',
    config: { permission: 'useOwnAccount' },
    schema: { hide: true, tags: ['pages'], summary: 'Where one begins · 进入工作台', response: { 200: z.string() } },
    handler: async (request, reply) => {
      const person = personOf(request)
      const parks = await app.database.outsideParks(
        (tx) => (person.isAdministrator ? listParks(tx) : listOwnParks(tx, person.personId)),
        person.personId,
      )
      const places: { readonly href: string; readonly name: string }[] = []
      for (const { slug, name } of parks) {
        const access = await findParkAccess(app.database, slug, person)
        const first = access === null ? undefined : navigationOf(access, '', languageOf(request), app.config.mode)[0]
        if (first !== undefined) places.push({ href: first.href, name })
      }
      const [only, ...others] = places
      if (only !== undefined && others.length === 0) return reply.redirect(only.href, 303)
      const frame = frameOf(request, { title: say(request, 'parks.title'), audience: 'public' })
      return await sendPage(request, reply, renderPage('public/parks', { frame, parks: places }))
    },
  })

  await app.register(async (limited) => {
    limited.addHook('onRoute', (route) => {
      route.config = { ...route.config, rateLimit }
    })
    page(limited, {
      url: '/verify/:code',
      permission: 'readPublicPages',
      summary: 'The page a QR code leads to · 证照核验页',
      params: z.object({ code: typed }),
      query: z.object({}),
      show: async (request, { code }) => {
        const found = await verifyCode(app, code)
        return renderPage('public/verify', verifyPage(request, found, { number: '', check: '' }, app.engine.now()))
      },
    })
    page(limited, {
      url: '/verify',
      permission: 'readPublicPages',
      summary: 'Check a permit by hand · 手工核验页',
      params: z.object({}),
      query: z.object({ number: typed.default(''), check: typed.default('') }),
      show: async (request, _params, asked) => {
        const found = asked.number === '' ? null : await verifyNumber(app, asked.number, asked.check)
        return renderPage('public/verify', verifyPage(request, found, asked, app.engine.now()))
      },
    })
  })
}

function numberIn(query: unknown): string {
  const number = typeof query === 'object' && query !== null && 'number' in query ? query.number : ''
  return String(number).trim().toUpperCase()
}
