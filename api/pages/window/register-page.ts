import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../templates/pages/field-part.ts'
import type { PaperRow, RegisterConflicts, RegisterPage } from '../../../templates/pages/window/register-model.ts'
import type { Enterprise } from '../../enterprises/queries.ts'
import type { Field } from '../../forms/form.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import type { Refusal } from '../../refusal.ts'
import type { Conflict } from '../../registrations/queries.ts'
import { enterpriseKeys, shortFormOf } from '../../registrations/short-form.ts'
import { errorOf, errorSummary, fieldId } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { fieldPart } from '../parts/fields.ts'
import { textOf } from '../typed.ts'
import { paperMaterialsOf, readShortForm } from './read-registration.ts'

/** The first step: which process, whose application. */
export function registerStart(
  request: FastifyRequest,
  place: string,
  given: {
    readonly processes: readonly DescribedProcess[]
    readonly process: string
    readonly creditCode: string
    readonly problem: Refusal | null
  },
): RegisterPage {
  const language = languageOf(request)
  const [only, ...others] = given.processes
  return {
    ...aroundIt(request, place, given.problem),
    start: {
      processes: given.processes.map(({ description }) => ({
        id: description.process,
        value: description.process,
        label: description.title[language],
        chosen: description.process === given.process,
      })),
      process: only !== undefined && others.length === 0 ? only.description.process : '',
      creditCode: given.creditCode,
      error: errorOf(given.problem, 'creditCode', language),
    },
    details: null,
  }
}

/** The second step: what is filed, and what is handed over. */
export function registerDetails(
  request: FastifyRequest,
  place: string,
  given: {
    readonly process: DescribedProcess
    readonly enterprise: Enterprise | null
    readonly creditCode: string
    readonly conflicts: readonly Conflict[]
    readonly form: FormState
  },
): RegisterPage {
  const { process, enterprise, form } = given
  const page = aroundIt(request, place, form.problem)
  const fields = shortFormOf(process.form)
  const isOfEnterprise = ({ key }: Field) => enterpriseKeys.some((each) => each === key)
  const partOf = (field: Field): FieldPart =>
    fieldPart(field, {
      language: languageOf(request),
      values: readShortForm(process, form.typed),
      errors: form.problem?.fields ?? [],
      hidden: new Set(),
      prefix: 'form',
    })
  return {
    ...page,
    start: null,
    details: {
      commandId: form.commandId,
      process: process.description.process,
      creditCode: given.creditCode,
      changeHref: page.address,
      enterprise: enterprise === null ? [] : factsOf(request, enterprise),
      enterpriseFields: fields.filter((field) => isOfEnterprise(field) && field.key !== 'creditCode').map(partOf),
      conflicts: conflictsOf(request, given.conflicts, form),
      fields: fields.filter((field) => !isOfEnterprise(field)).map(partOf),
      materials: paperMaterialsOf(process).map((material) => paperRow(request, material, form)),
    },
  }
}

function aroundIt(request: FastifyRequest, place: string, problem: Refusal | null) {
  const address = `/parks/${parkOf(request).park.slug}/window`
  const title = say(request, 'register.title')
  const path = [
    { href: address, label: say(request, 'window.title') },
    { href: null, label: title },
  ]
  return {
    frame: frameOf(request, { title, audience: 'office', place, path }),
    problem: errorSummary(problem, languageOf(request)),
    address: `${address}/register`,
  }
}

function factsOf(request: FastifyRequest, enterprise: Enterprise) {
  return [
    { label: say(request, 'register.enterpriseName'), value: enterprise.name, strong: true },
    { label: say(request, 'register.creditCode'), value: enterprise.creditCode, strong: false },
    { label: say(request, 'register.representative'), value: enterprise.legalRepresentative, strong: false },
    { label: say(request, 'register.address'), value: enterprise.registeredAddress, strong: false },
  ]
}

function conflictsOf(
  request: FastifyRequest,
  conflicts: readonly Conflict[],
  form: FormState,
): RegisterConflicts | null {
  if (conflicts.length === 0) return null
  return {
    rows: conflicts.map(({ applicationId, number, enterprise, project, isSameProject }) => ({
      href: `/parks/${parkOf(request).park.slug}/window/${applicationId}`,
      number,
      what: [project, enterprise].filter((part) => part !== null).join(' · '),
      why: say(request, isSameProject ? 'register.sameProject' : 'register.sameEnterprise'),
    })),
    reason: textOf(form.typed, 'conflictReason'),
    error: errorOf(form.problem, 'conflictReason', languageOf(request)),
  }
}

function paperRow(
  request: FastifyRequest,
  { code, name }: DescribedProcess['materials'][number],
  { typed, problem }: FormState,
): PaperRow {
  const language = languageOf(request)
  const kind = textOf(typed, `paper.${code}.kind`)
  const kindId = `paper-kind-${code}`
  return {
    name: name[language],
    kindId,
    kindName: `paper.${code}.kind`,
    kinds: (['none', 'original', 'copy'] as const).map((each) => ({
      id: `${kindId}-${each}`,
      value: each === 'none' ? '' : each,
      label: say(request, `paper.${each}`),
      chosen: each === kind,
    })),
    pagesId: fieldId(`form.paper.${code}`),
    pagesName: `paper.${code}.pages`,
    pages: textOf(typed, `paper.${code}.pages`) || '1',
    error: errorOf(problem, `form.paper.${code}`, language),
  }
}
