import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { changeRules, rungKey, withRung } from '../../../ladder/change-rules.ts'
import { readRules } from '../../../ladder/queries.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { nodeName } from '../names.ts'
import { askedHours, askedRung } from './asked-rung.ts'
import { type LadderStep, ladderHref, ladderPage } from './ladder-page.ts'

const url = '/parks/:park/ladder'

/** 督办规则: who is told what is late, and after how long somebody gets what nobody claims. */
export const ladderPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission: 'seeLadder',
    summary: 'Who is told when a task is late · 督办规则',
    params: inParkParams,
    query: typedBody,
    show: (request, _params, asked) => show(request, freshForm(asked)),
  })

  const form = (path: string, summary: string, act: (request: FastifyRequest, typed: Typed) => Promise<void>) =>
    pageForm(app, {
      url: `${url}${path}`,
      permission: 'ruleLadder',
      summary,
      params: inParkParams,
      act: async (request, _params, typed) => {
        await act(request, typed)
        return `${ladderHref(request)}?saved=1`
      },
      show: (request, _params, state) => show(request, state),
    })

  form('', 'Adds or changes a rule · 新增、修改督办规则', async (request, typed) => {
    const rung = askedRung(typed)
    const was = textOf(typed, 'was')
    await changeRules(request, (rules) => ({ ...rules, rungs: withRung(rules.rungs, rung, was) }))
  })
  form('/removal', 'Removes a rule · 删除督办规则', async (request, typed) => {
    const gone = textOf(typed, 'rung')
    await changeRules(request, (rules) => ({ ...rules, rungs: rules.rungs.filter((rung) => rungKey(rung) !== gone) }))
  })
  form('/owners', 'Rules when a task is given to somebody · 设定无主任务的指派', async (request, typed) => {
    const assignAfterHours = askedHours(typed)
    await changeRules(request, (rules) => ({ ...rules, assignAfterHours }))
  })
}

async function show(request: FastifyRequest, form: FormState): Promise<string> {
  const rules = await inParkOf(request, (tx) => readRules(tx, parkOf(request).park.id))
  return renderPage('manager/ladder', ladderPage(request, { rules, steps: await listSteps(request) }, form))
}

/** What people do in the newest version of each process. */
async function listSteps(request: FastifyRequest): Promise<readonly LadderStep[]> {
  const { engine } = request.server
  const parkId = parkOf(request).park.id
  const rows = await engine.listDefinitions(parkId)
  const newest = new Map(rows.toSorted((a, b) => a.version - b.version).map((row) => [row.processId, row]))
  const steps = await Promise.all(
    [...newest.values()].map(async ({ processId, name, hash }) => {
      const definition = await engine.findDefinition(parkId, hash, processId)
      const tasks = [...(definition?.nodes.values() ?? [])].filter(({ type }) => type === 'userTask')
      return tasks.map(({ id }) => ({
        node: id,
        name: `${nodeName(languageOf(request), definition, id)} · ${name ?? processId}`,
      }))
    }),
  )
  return [...new Map(steps.flat().map((step) => [step.node, step])).values()]
}
