import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { rateLimit } from './rate-limit.ts'
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
      stateSince: z.iso.datetime().nullable().describe('When its use was suspended or restored, or it was revoked'),
    }),
  ),
})

const typed = z.string().max(100)

/** 证照核验: anyone may look whether a permit is registered and valid. */
export const verifyRoutes: FeatureRoutes = async (app) => {
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
    handler: async (request) => viewOf(await verifyCode(app, request.params.code)),
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
    handler: async ({ query: { number, check } }) => viewOf(await verifyNumber(app, number, check)),
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
      stateSince: permit.stateSince?.toISOString() ?? null,
    })),
  }
}
