import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { type JobTypeRule, type JobTypeStanding, listJobTypes, saveJobType } from '../../../job-types/queries.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { jobTypesPage } from './job-types-page.ts'

const url = '/parks/:park/job-types'
const MOST = 10_000

/** Jobs by their types: how they stand, holding a type back, bounding it. */
export const jobTypePageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission: 'readInstances',
    summary: 'Types of jobs · 作业类型',
    params: inParkParams,
    query: typedBody,
    show: (request) => show(request, freshForm()),
  })

  pageForm(app, {
    url,
    permission: 'ruleJobTypes',
    summary: 'Pauses, resumes or bounds a type of jobs · 暂停、恢复、限制作业类型',
    params: inParkParams,
    act: async (request, { park }, typed) => {
      const type = textOf(typed, 'type')
      const { id } = parkOf(request).park
      await inParkOf(request, async (tx) => {
        const known = (await listJobTypes(tx, id)).find((each) => each.type === type)
        if (known === undefined) throw noSuchType(type)
        await saveJobType(tx, id, ruleOf(typed, known), personOf(request).personId)
      })
      return `/parks/${park}/job-types`
    },
    show: (request, _params, form) => show(request, form),
  })
}

async function show(request: FastifyRequest, form: FormState): Promise<string> {
  const types = await inParkOf(request, (tx) => listJobTypes(tx, parkOf(request).park.id))
  return renderPage('manager/job-types', jobTypesPage(request, types, form))
}

/** The button that was pressed says what changes; the rest stays. */
function ruleOf(typed: Typed, { type: jobType, isPaused, atMost }: JobTypeStanding): JobTypeRule {
  const act = textOf(typed, 'act')
  if (act === 'pause' || act === 'resume') return { jobType, atMost, isPaused: act === 'pause' }
  const text = textOf(typed, 'atMost')
  const bound = Number(text)
  if (text !== '' && !(Number.isInteger(bound) && bound >= 1 && bound <= MOST)) throw wrongBound(text)
  return { jobType, isPaused, atMost: text === '' ? null : bound }
}

function wrongBound(text: string): Refusal {
  const message = `Expected a whole number from 1 to ${MOST}, or nothing for any number, but found "${text}".`
  const messageZh = `同时执行数应为 1 到 ${MOST} 的整数，不限制则留空；实际为“${text}”。`
  return new Refusal('invalid-request', message, messageZh, [
    { field: 'atMost', code: 'invalid-request', message, messageZh },
  ])
}

function noSuchType(type: string): Refusal {
  return new Refusal('not-found', `Expected a type of jobs ${type} here, but found none.`, `没有作业类型“${type}”。`)
}
