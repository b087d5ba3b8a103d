import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { FeatureRoutes } from '../../../../features.ts'
import { type FieldError, Refusal } from '../../../../refusal.ts'
import { askHead, decideLate } from '../../../../rounds/ask-head.ts'
import { taskParams } from '../../../../tasks/schemas.ts'
import { type FormState, pageForm } from '../../../page-route.ts'
import { type Typed, textOf } from '../../../typed.ts'
import { taskHref } from '../../inbox-rows.ts'
import { aboutOf } from '../read-decision.ts'
import { taskQuery } from '../read-task.ts'
import { showTask } from '../show-task.ts'

type Params = z.output<typeof taskParams>

const base = '/parks/:park/tasks/:instance/:key'

/** 报批新问题、批准 from the page of a task. */
export const taskRoundRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: `${base}/late-findings`,
    permission: 'answerTask',
    summary: 'Ask the head to let a finding be told · 报批新问题',
    params: taskParams,
    act: async (request, params, typed) => {
      await askHead(request, params, lateOf(typed))
      return hrefOf(params)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/late-decision`,
    permission: 'judgeFindings',
    summary: 'Let it be told, or not · 批准新问题',
    params: taskParams,
    act: async (request, params, typed) => {
      await decideLate(request, params, textOf(typed, 'finding'), textOf(typed, 'approve') === 'yes')
      return hrefOf(params)
    },
    show,
  })
}

/** What was typed; refuses with everything that is missing, at once. */
function lateOf(typed: Typed) {
  const word = (name: string) => textOf(typed, `late.${name}`)
  const missing: readonly FieldError[] = [
    ...(word('whatIsWrong') === '' ? [lacks('whatIsWrong', 'Write what is wrong.', '请写明问题。')] : []),
    ...(word('howToFix') === '' ? [lacks('howToFix', 'Write how to fix it.', '请写明怎么补正。')] : []),
    ...(word('why') === '' ? [lacks('why', 'Write why it was not found before.', '请写明上一轮没有提出的原因。')] : []),
  ]
  if (missing.length > 0)
    throw new Refusal('answer-incomplete', 'The finding lacks words.', '新问题还没有写完。', missing)
  return {
    ...aboutOf(word('about')),
    ...{ whatIsWrong: word('whatIsWrong'), howToFix: word('howToFix'), why: word('why') },
    ...(word('rule') === '' ? {} : { rule: word('rule') }),
  }
}

function lacks(name: string, message: string, messageZh: string): FieldError {
  return { field: `late.${name}`, code: 'finding-incomplete', message, messageZh }
}

async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
  return await showTask(request, params, taskQuery.parse({}), form)
}

function hrefOf({ park, instance, key }: Params): string {
  return `${taskHref(park, { instanceId: instance, key })}#late`
}
