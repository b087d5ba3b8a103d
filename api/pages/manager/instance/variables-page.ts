import type { FastifyRequest } from 'fastify'
import type { VariablesPage } from '../../../../templates/pages/manager/instance-models.ts'
import { frameOf, say } from '../../frame.ts'
import { nodeName, valueText, wordFor } from '../names.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHead } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { shownActivities } from './shown-activities.ts'

const LONGEST_VALUE = 2_000

/** Variables where they live: of the process, and of each scope and step that has its own. */
export function variablesPage(request: FastifyRequest, reading: InstanceReading): VariablesPage {
  const counts = { activities: shownActivities(reading).length, history: reading.entries.length }
  const head = instanceHead(request, reading, 'variables', counts)
  return {
    frame: frameOf(request, { title: head.title, audience: 'office', path: instancePath(request, reading) }),
    head,
    scopes: scopesOf(request, reading).filter(({ variables }) => variables.length > 0),
  }
}

function scopesOf(request: FastifyRequest, { telling, instance, definition }: InstanceReading) {
  const { language } = telling
  if (instance.endVariables !== null) {
    return [
      { name: say(request, 'manager.variables.atEnd'), variables: shown(telling.language, instance.endVariables) },
    ]
  }
  return instance.elements.map(({ node, scope, variables = {}, body }) => {
    const round = body === undefined ? '' : ` · ${wordFor(language, 'manager.activities.round', { round: body + 1 })}`
    const name = scope === -1 ? say(request, 'manager.variables.process') : nodeName(language, definition, node)
    return { name: `${name}${round}`, variables: shown(language, variables) }
  })
}

function shown(language: InstanceReading['telling']['language'], variables: object) {
  return Object.entries(variables)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      name,
      kind: wordFor(language, `manager.kind.${kindOf(value)}`),
      value: valueText(value, LONGEST_VALUE),
    }))
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
