import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { changeOversightRules, oversightRuleKey, withOversightRule } from '../../../oversight/change-rules.ts'
import { readOversightRules } from '../../../oversight/queries.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { noticesHref } from './notice-words.ts'
import { askedOversightRule, oversightRulesPage } from './rules-page.ts'

const url = '/parks/:park/oversight/rules'

/** 督办单规则: for what notices are raised by themselves. */
export const oversightRulesPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission: 'readOversight',
    summary: 'For what notices are raised · 督办单规则',
    params: inParkParams,
    query: z.object({ saved: z.string().max(1).default('') }),
    show: (request, _params, { saved }) => show(request, freshForm({ light: 'red', answerDays: '2' }), saved === '1'),
  })

  pageForm(app, {
    url,
    permission: 'ruleOversight',
    summary: 'Adds a rule · 新增督办单规则',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const rule = askedOversightRule(typed)
      await changeOversightRules(request, (rules) => withOversightRule(rules, rule))
      return `${noticesHref(request)}/rules?saved=1`
    },
    show: (request, _params, form) => show(request, form, false),
  })

  pageForm(app, {
    url: `${url}/removal`,
    permission: 'ruleOversight',
    summary: 'Removes a rule · 删除督办单规则',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const gone = textOf(typed, 'rule')
      await changeOversightRules(request, (rules) => rules.filter((rule) => oversightRuleKey(rule) !== gone))
      return `${noticesHref(request)}/rules?saved=1`
    },
    show: (request, _params, form) => show(request, form, false),
  })
}

async function show(request: FastifyRequest, form: FormState, isSaved: boolean): Promise<string> {
  const rules = await inParkOf(request, (tx) => readOversightRules(tx, parkOf(request).park.id))
  return renderPage('oversight/rules', oversightRulesPage(request, rules, form, isSaved))
}
