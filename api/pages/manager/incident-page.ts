import type { FastifyRequest } from 'fastify'
import type { Decision, ElementInstance, JsonValue, Variables } from '../../../engine/index.ts'
import type { IncidentPage } from '../../../templates/pages/manager/models.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Incident } from '../../incidents/incident.ts'
import type { IncidentInFull } from '../../incidents/read-incident.ts'
import type { ScopeStep } from '../../incidents/scope-stack.ts'
import { isAllowed } from '../../permissions.ts'
import { parkOf } from '../../plugins/access.ts'
import { errorOf, errorSummary, inLanguage } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { dateAndTime } from '../parts/dates.ts'
import { textOf } from '../typed.ts'
import { eventWords } from './describe-history.ts'
import { instanceHref, instanceTitle } from './instance/instance-head.ts'
import type { InstanceReading } from './instance/instance-reading.ts'
import { nodeName, valueText, versionName, wordFor } from './names.ts'

export interface IncidentShown extends IncidentInFull {
  readonly reading: InstanceReading
  /** What a retry would do now with the variable that is being tried. */
  readonly foreseen: Decision
  readonly form: FormState
}

/** One incident: why, where, with which variables, and what a retry would do before the button that does it. */
export function incidentPage(
  request: FastifyRequest,
  { incident, scopes, failures, reading, foreseen, form }: IncidentShown,
): IncidentPage {
  const language = languageOf(request)
  const { park, roles } = parkOf(request)
  const node = nodeName(language, reading.definition, incident.node)
  const title = textIn(language, 'manager.incident.title', { node })
  const base = `/parks/${park.slug}/incidents`
  const own = `${base}/${incident.instanceId}/${incident.key}`
  const [name, value] = [textOf(form.typed, 'name'), textOf(form.typed, 'value')]
  return {
    frame: frameOf(request, {
      title,
      audience: 'office',
      path: [
        { href: base, label: say(request, 'manager.incidents.title') },
        { href: null, label: node },
      ],
    }),
    title,
    context: `${instanceTitle(reading.row)} · ${reading.row.processName ?? incident.processId} ${versionName(language, incident.version)}`,
    problem: errorSummary(form.problem, language),
    instanceHref: instanceHref(request, incident.instanceId),
    skipHref: `${instanceHref(request, incident.instanceId)}/adjustment?from=${encodeURIComponent(incident.node)}`,
    facts: factsOf(request, incident),
    scopes: scopes.map((scope) => scopeWords(language, scope)),
    failures: failures.map(({ at, message, messageZh }) => ({
      at: dateAndTime(language, park.zone, at, request.server.engine.now()),
      message: language === 'zh' ? messageZh : message,
    })),
    variables: variablesInSight(reading, incident.key),
    mayResolve: isAllowed('resolveIncidents', roles),
    tryHref: own,
    name,
    nameError: errorOf(form.problem, 'name', language),
    value,
    foreseen: foreseenPart(reading, incident, foreseen, { name, value }),
    action: `${own}/retry`,
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
  }
}

/** The variable that was typed; numbers, lists and the like as JSON, anything else as text. None where nothing was. */
export function typedVariables(name: string, value: string): Variables {
  return name === '' ? {} : { [name]: typedValue(value) }
}

function typedValue(text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function factsOf(request: FastifyRequest, incident: Incident): IncidentPage['facts'] {
  const language = languageOf(request)
  const { zone } = parkOf(request).park
  const cause = language === 'zh' ? incident.messageZh : incident.message
  const since = dateAndTime(language, zone, incident.raisedAt, request.server.engine.now())
  return [
    { label: say(request, 'manager.incident.cause'), value: cause, strong: true },
    {
      label: say(request, 'manager.incident.where'),
      value: wordFor(language, `manager.incident.${incident.step}`),
      strong: false,
    },
    { label: say(request, 'manager.incidents.since'), value: since, strong: false },
    { label: say(request, 'manager.incidents.attempts'), value: String(incident.attempts), strong: false },
    { label: say(request, 'manager.incident.code'), value: incident.code, strong: false },
  ]
}

/** A scope by its name; of a loop also which body, counted from 1 as people do. */
function scopeWords(language: Language, { node, name, body }: ScopeStep): string {
  const shown = name ?? node
  return body === null ? shown : textIn(language, 'manager.incident.body', { name: shown, number: body + 1 })
}

/** The element itself and what lies around it, outwards. */
function scopesAround({ instance }: InstanceReading, key: number): readonly ElementInstance[] {
  const scopes: ElementInstance[] = []
  for (let at = key; at >= 0; at = scopes.at(-1)?.scope ?? -1) {
    const element = instance.elements.find((each) => each.key === at)
    if (element === undefined) break
    scopes.push(element)
  }
  return scopes
}

/** What an expression of the step can see; an inner variable hides an outer one. */
function variablesInSight(reading: InstanceReading, key: number): IncidentPage['variables'] {
  const seen = new Map<string, { readonly value: string; readonly scope: string }>()
  for (const { node, variables = {} } of scopesAround(reading, key)) {
    const scope = nodeName(reading.telling.language, reading.definition, node)
    for (const [name, value] of Object.entries(variables)) {
      if (!seen.has(name)) seen.set(name, { value: valueText(value), scope })
    }
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, where]) => ({ name, ...where }))
}

function foreseenPart(
  { telling }: InstanceReading,
  incident: Incident,
  foreseen: Decision,
  { name, value }: { readonly name: string; readonly value: string },
): IncidentPage['foreseen'] {
  const { language } = telling
  const title =
    name === ''
      ? textIn(language, 'manager.incident.foreseen')
      : textIn(language, 'manager.incident.foreseenWith', { name, value })
  if (!foreseen.accepted) {
    const problem = inLanguage(language, foreseen.rejection)
    const verdict = textIn(language, 'manager.incident.refused', { problem })
    return { title, tone: 'red', verdict, events: [], possible: false }
  }
  const stops = foreseen.events.some(({ type }) => type === 'incidentRaised')
  const key = stops ? 'again' : incident.step === 'job' ? 'jobAgain' : 'goesOn'
  return {
    title,
    tone: stops ? 'red' : incident.step === 'job' ? 'none' : 'green',
    verdict: textIn(language, `manager.incident.${key}`),
    events: eventWords(telling, foreseen.events),
    possible: true,
  }
}
