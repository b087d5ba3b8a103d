import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { FeatureRoutes } from '../../../../features.ts'
import { mergeFindings, setFindingAside, splitLine, takeFindingBack } from '../../../../merging/act-on-merging.ts'
import { Refusal } from '../../../../refusal.ts'
import { taskParams } from '../../../../tasks/schemas.ts'
import { withQuery } from '../../../address.ts'
import { fieldId } from '../../../error-summary.ts'
import { type FormState, pageForm } from '../../../page-route.ts'
import { listOf, type Typed, textOf } from '../../../typed.ts'
import { taskHref } from '../../inbox-rows.ts'
import { taskQuery } from '../read-task.ts'
import { showTask } from '../show-task.ts'
import { inGroup, wordName } from './merge-form.ts'

type Params = z.output<typeof taskParams>

const base = '/parks/:park/tasks/:instance/:key'

/** 合并、拆分、不列入、恢复列入 from the page of a task. */
export const taskMergeRoutes: FeatureRoutes = async (app) => {
  const acts: readonly (readonly [
    path: string,
    summary: string,
    act: (request: FastifyRequest, params: Params, typed: Typed) => Promise<unknown>,
  ])[] = [
    ['merged-lines', 'Make one line of what was chosen · 合并为一条', merge],
    ['split-line', 'Tell the findings of a line one by one again · 拆分', split],
    ['set-aside', 'Leave a finding out of the notice · 不列入告知书', setAside],
    ['take-back', 'Take a finding back into the notice · 恢复列入', takeBack],
  ]
  for (const [path, summary, act] of acts) {
    pageForm(app, {
      url: `${base}/${path}`,
      permission: 'answerTask',
      summary,
      params: taskParams,
      act: async (request, params, typed) => {
        await act(request, params, typed)
        const seen = { group: textOf(typed, 'group'), found: textOf(typed, 'found') }
        return `${withQuery(hrefOf(params), seen)}#${fieldId(`findings.${seen.group}`)}`
      },
      show,
    })
  }
}

async function merge(request: FastifyRequest, params: Params, typed: Typed): Promise<void> {
  const group = textOf(typed, 'group')
  const word = (name: Parameters<typeof wordName>[1]) => textOf(typed, wordName(group, name))
  const words = { whatIsWrong: word('whatIsWrong'), howToFix: word('howToFix'), rule: word('rule') || null }
  await mergeFindings(request, params, { ...words, findings: listOf(typed, 'finding') })
}

async function split(request: FastifyRequest, params: Params, typed: Typed): Promise<void> {
  await splitLine(request, params, textOf(typed, 'line'))
}

async function setAside(request: FastifyRequest, params: Params, typed: Typed): Promise<void> {
  const finding = textOf(typed, 'aside')
  await setFindingAside(request, params, { finding, reason: textOf(typed, `reason.${finding}`) })
}

async function takeBack(request: FastifyRequest, params: Params, typed: Typed): Promise<void> {
  await takeFindingBack(request, params, textOf(typed, 'back'))
}

async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
  const group = textOf(form.typed, 'group')
  const problem = form.problem instanceof Refusal ? inGroup(form.problem, group) : null
  const query = taskQuery.safeParse({ group, found: textOf(form.typed, 'found') || '1' })
  return await showTask(request, params, query.success ? query.data : taskQuery.parse({}), { ...form, problem })
}

function hrefOf({ park, instance, key }: Params): string {
  return taskHref(park, { instanceId: instance, key })
}
