import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { creditCode } from '../forms/formats/credit-code.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { knownCompany } from './known-company.ts'
import { listEnterprises } from './queries.ts'
import { seesEveryEnterprise } from './rules.ts'

const enterpriseView = z.object({
  id: z.string(),
  creditCode: z.string(),
  name: z.string(),
  legalRepresentative: z.string(),
  registeredAddress: z.string(),
})

/** Enterprises that are registered in a park; those who act for one see their own only. */
export const enterpriseRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/enterprises',
    config: { permission: 'readEnterprises' },
    schema: {
      tags: ['organisation'],
      summary: 'Enterprises · 企业',
      params: inParkParams,
      response: { 200: z.array(enterpriseView).readonly() },
    },
    handler: async (request) => {
      const { park, roles } = parkOf(request)
      const ofPerson = seesEveryEnterprise(roles) ? null : personOf(request).personId
      return await inParkOf(request, (tx) => listEnterprises(tx, park.id, ofPerson))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/enterprises/:creditCode',
    config: { permission: 'readEnterprises' },
    schema: {
      tags: ['organisation'],
      summary: 'One enterprise by its credit code · 按统一社会信用代码查企业',
      params: inParkParams.extend({ creditCode: z.string().max(60) }),
      response: { 200: enterpriseView },
    },
    handler: async (request) => {
      const code = creditCode(request.params.creditCode, { areaCodes: [] })
      if (!code.ok) {
        const { problem } = code
        throw new Refusal('form-invalid', problem.message, problem.messageZh, [{ field: 'creditCode', ...problem }])
      }
      const company = await inParkOf(request, (tx) => knownCompany(tx, parkOf(request), String(code.value)))
      if (company !== null) return company
      throw new Refusal(
        'not-found',
        `Expected an enterprise that you may see, but found none with credit code ${code.value}.`,
        '没有您可以查看的这家企业，请填写其名称。',
      )
    },
  })
}
