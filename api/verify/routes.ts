import { z } from 'zod'
import { renderPage } from '../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../features.ts'
import { Refusal } from '../refusal.ts'
import { verifyPage } from './verify-page.ts'
import { type VerifiedPermit, verifyCode, verifyNumber } from './verify-permit.ts'

const verifiedView = z.object({
  isKnown: z.boolean(),
  isValid: z.boolean(),
  permits: z.array(
    z.object({
      title: z.string(),
      titleEn: z.string(),
      number: z.string(),
      authority: z.string(),
      issuedOn: z.iso.date(),
      park: z.string(),
      isValid: z.boolean(),
      state: z.string(),
    }),
  ),
})

const typed = z.string().max(100)

/** Guessing must not pay: 60 looks a minute for one address. */
const rateLimit = {
  max: 60,
  timeWindow: 60_000,
  errorResponseBuilder: () =>
    new Refusal(
      'too-many-attempts',
      'Expected at most 60 looks a minute. Try again later.',
      '核验过于频繁，请稍后再试。',
    ),
}

/** 证照核验: anyone may look whether a permit is registered and valid. */
export const verifyRoutes: FeatureRoutes = async (app) => {
  const facts = () => ({ now: app.engine.now(), demo: app.config.mode === 'demo' })

  app.route({
    method: 'GET',
    url: '/api/v1/verify/:code',
    config: { permission: 'readPublicPages', rateLimit },
    schema: {
      tags: ['verify'],
      summary: 'What a code of a permit stands for · 按核验码核验',
      params: z.object({ code: typed }),
      response: { 200: verifiedView },
    },
    handler: async (request) => viewOf(await verifyCode(app.database, request.params.code)),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/verify',
    config: { permission: 'readPublicPages', rateLimit },
    schema: {
      tags: ['verify'],
      summary: 'The same by number and check word · 按编号和校验码核验',
      querystring: z.object({ number: typed, check: typed }),
      response: { 200: verifiedView },
    },
    handler: async ({ query: { number, check } }) => viewOf(await verifyNumber(app.database, number, check)),
  })

  app.route({
    method: 'GET',
    url: '/verify/:code',
    config: { permission: 'readPublicPages', rateLimit },
    schema: {
      tags: ['pages'],
      summary: 'The page a QR code leads to · 证照核验页',
      params: z.object({ code: typed }),
      response: { 200: z.string() },
    },
    handler: async (request, reply) => {
      const found = await verifyCode(app.database, request.params.code)
      const page = verifyPage(found, { number: '', check: '' }, facts())
      return reply.type('text/html; charset=utf-8').serializer(String).send(renderPage('verify', page))
    },
  })

  app.route({
    method: 'GET',
    url: '/verify',
    config: { permission: 'readPublicPages', rateLimit },
    schema: {
      tags: ['pages'],
      summary: 'Check a permit by hand · 手工核验页',
      querystring: z.object({ number: typed.default(''), check: typed.default('') }),
      response: { 200: z.string() },
    },
    handler: async (request, reply) => {
      const { number, check } = request.query
      const found = number === '' ? null : await verifyNumber(app.database, number, check)
      const page = verifyPage(found, { number, check }, facts())
      return reply.type('text/html; charset=utf-8').serializer(String).send(renderPage('verify', page))
    },
  })
}

function viewOf(permits: readonly VerifiedPermit[]): z.input<typeof verifiedView> {
  return {
    isKnown: permits.length > 0,
    isValid: permits.length > 0 && permits.every(({ isValid }) => isValid),
    permits: permits.map((permit) => ({
      title: permit.title,
      titleEn: permit.titleEn,
      number: permit.number,
      authority: permit.authority,
      issuedOn: permit.issuedOn,
      park: permit.park,
      isValid: permit.isValid,
      state: permit.state,
    })),
  }
}
