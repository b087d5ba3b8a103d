import type { FastifyRequest } from 'fastify'
import type { Tag } from '../../../../templates/pages/enterprise/models.ts'
import type { StartPage, StartResult } from '../../../../templates/pages/enterprise/start-models.ts'
import { type Form, type FormValues, isTyped } from '../../../forms/form.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import type { FieldError, Refusal } from '../../../refusal.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { fieldPart } from '../../parts/fields.ts'
import type { Typed } from '../../typed.ts'
import { permitNames } from '../filling/material-parts.ts'
import type { WhatApplies } from './what-applies.ts'

export interface Asking {
  readonly process: DescribedProcess
  readonly questions: Form
  readonly answers: FormValues
  readonly hidden: ReadonlySet<string>
  readonly errors: readonly FieldError[]
}

export interface Answered {
  readonly applies: WhatApplies
  readonly departments: ReadonlyMap<string, string>
  readonly typed: Typed
  readonly commandId: string
  readonly enterprises: readonly { readonly id: string; readonly name: string }[]
  readonly projects: readonly { readonly id: string; readonly name: string }[]
}

/** The questions, and below them — once they are answered — what applies. */
export function startPage(
  request: FastifyRequest,
  processes: readonly DescribedProcess[],
  asking: Asking | null,
  answered: Answered | null,
  problem: Refusal | null,
): StartPage {
  const language = languageOf(request)
  const { slug } = parkOf(request).park
  const named = ({ description }: DescribedProcess) => ({
    title: description.title[language],
    description: description.description?.[language] ?? '',
  })
  return {
    frame: frameOf(request, { title: say(request, 'start.title'), audience: 'public' }),
    problem: errorSummary(problem, language),
    processes:
      asking === null
        ? processes.map((process) => ({
            href: `/parks/${slug}/start?process=${encodeURIComponent(process.description.process)}`,
            ...named(process),
          }))
        : [],
    questions:
      asking === null
        ? null
        : {
            process: asking.process.description.process,
            ...named(asking.process),
            fields: asking.questions.fields.filter(isTyped).map((field) =>
              fieldPart(field, {
                language,
                values: asking.answers,
                errors: asking.errors,
                hidden: asking.hidden,
                prefix: 'form',
              }),
            ),
          },
    result: asking === null || answered === null ? null : resultOf(request, asking.process, answered),
  }
}

function resultOf(request: FastifyRequest, process: DescribedProcess, answered: Answered): StartResult {
  const { applies, departments, typed } = answered
  const language = languageOf(request)
  const days = Math.max(0, ...applies.permits.map(({ promisedDays }) => promisedDays))
  const letters = new Set(applies.permits.map(({ letter }) => letter))
  const nameOf = (code: string) => departments.get(code) ?? code
  const answers = Object.entries(typed).flatMap(([name, value]) =>
    name === 'asked' ? [] : [value].flat().map((each) => ({ name, value: each })),
  )
  return {
    headline: say(request, 'start.applies', { count: applies.permits.length, days }),
    permits: applies.permits.map((permit) => ({
      name: permit.name[language],
      reviewer: say(request, 'start.reviewedBy', { name: nameOf(permit.department) }),
      authority: say(request, 'start.decidedBy', { name: nameOf(permit.authority) }),
      promised: say(request, 'start.promised', { days: permit.promisedDays }),
      statutory: permit.statutoryDays === null ? '' : say(request, 'start.statutory', { days: permit.statutoryDays }),
    })),
    materialsHeadline: say(request, 'start.materials', { count: applies.toBring.length }),
    materials: applies.toBring.map((material) => ({
      name: material.name[language],
      permits: permitNames(
        request,
        process,
        material.permits.filter((letter) => letters.has(letter)),
      ),
      tag: materialTag(request, material),
    })),
    others: applies.others.map(({ name, providedBy }) => ({
      name: name[language],
      tag: providedBy.includes('promise')
        ? { tone: 'blue', word: say(request, 'materialState.promised') }
        : { tone: 'plain', word: say(request, 'materialState.internal') },
    })),
    action: `/parks/${parkOf(request).park.slug}/start`,
    commandId: answered.commandId,
    answers,
    enterprises:
      answered.enterprises.length > 1 ? answered.enterprises.map((each) => ({ ...each, chosen: false })) : [],
    projects: answered.projects,
  }
}

function materialTag(request: FastifyRequest, material: WhatApplies['toBring'][number]): Tag | null {
  if (!material.isCertain) return { tone: 'plain', word: say(request, 'start.perhaps') }
  return material.deferrableDays === null
    ? null
    : { tone: 'yellow', word: say(request, 'start.deferrable', { days: material.deferrableDays }) }
}
