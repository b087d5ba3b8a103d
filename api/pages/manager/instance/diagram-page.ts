import type { FastifyRequest } from 'fastify'
import type { DiagramPage, StepRow } from '../../../../templates/pages/manager/instance-models.ts'
import type { Tone } from '../../../../templates/pages/parts.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import { type InstancePath, type NodeStanding, pathOf } from '../../../instances/path.ts'
import { parkOf } from '../../../plugins/access.ts'
import { withQuery } from '../../address.ts'
import { frameOf, say } from '../../frame.ts'
import { dueOf, lightOf } from '../../parts/deadline-parts.ts'
import { nodeName, versionName, wordFor } from '../names.ts'
import { chosenStep } from './chosen-step.ts'
import { instanceHead, instanceTitle } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { activityName, deadlineOf, showingOf, shownActivities, whoWords } from './shown-activities.ts'

const tones: { readonly [State in NodeStanding['state']]: Tone } = {
  incident: 'red',
  running: 'none',
  waiting: 'grey',
  done: 'green',
  ended: 'none',
}

/** The instance on its diagram, the same as a list of steps, and one step beside it. */
export function diagramPage(
  request: FastifyRequest,
  reading: InstanceReading,
  asked: { readonly step: string; readonly colours: 'shown' | 'hidden' },
): DiagramPage {
  const { definition, instance, activities, entries, telling, row } = reading
  const path = pathOf(definition, instance, activities, entries)
  const shown = shownActivities(reading)
  const assets = entryAssets('diagram')
  const title = instanceTitle(row)
  return {
    frame: frameOf(request, {
      title,
      audience: 'office',
      scripts: [assets.script],
      styles: assets.styles,
      path: instancePath(request, reading),
    }),
    head: instanceHead(request, reading, 'diagram', { activities: shown.length, history: entries.length }),
    source: `/api/v1/parks/${parkOf(request).park.slug}/processes/${row.processId}/versions/${row.version ?? 1}/xml`,
    overlays: JSON.stringify(overlaysOf(request, reading, path)),
    label: `${title} · ${textIn(telling.language, 'manager.instance.diagram')}`,
    focus: asked.step === '' ? focusOf(reading) : asked.step,
    plain: asked.colours === 'hidden',
    colours: coloursLink(request, asked.colours),
    steps: path.standings
      .filter((standing) => isTold(reading, standing))
      .map((standing) => stepRow(request, reading, standing, asked.step)),
    chosen: chosenStep(request, reading, path, asked.step),
    now: nowRows(request, reading),
  }
}

/** From the list of instances to this one. */
export function instancePath(request: FastifyRequest, { row, telling }: InstanceReading) {
  const base = `/parks/${parkOf(request).park.slug}/instances`
  const process = `${row.processName ?? row.processId} ${versionName(telling.language, row.version)}`
  return [
    { href: base, label: say(request, 'manager.instances.title') },
    { href: `${base}?process=${row.processId}&version=${row.version ?? ''}`, label: process },
    { href: null, label: row.number ?? row.businessKey ?? row.id.slice(-12) },
  ]
}

function overlaysOf(request: FastifyRequest, reading: InstanceReading, { standings, taken }: InstancePath): object {
  const { telling } = reading
  const showing = showingOf(request, reading)
  const elements = standings.map(({ node, state, count, completed }) => {
    const open = reading.activities.find((activity) => activity.node === node && activity.endedAt === null)
    const deadline = open === undefined ? null : deadlineOf(request, reading, open)
    const text = state === 'ended' ? wordFor(telling.language, 'manager.standing.ended') : null
    const light = deadline === null ? text : lightOf(showing, deadline).word
    return [
      node,
      {
        ...(state === 'ended' ? {} : { state }),
        ...(state === 'done' ? (completed > 1 ? { count: completed } : {}) : { count }),
        ...(light === null ? {} : { text: light }),
        href: stepHref(request, node),
      },
    ]
  })
  return { elements: Object.fromEntries(elements), taken, rest: 'later' }
}

function stepRow(
  request: FastifyRequest,
  { telling, definition }: InstanceReading,
  { node, state, count, completed }: NodeStanding,
  chosen: string,
): StepRow {
  const type = definition.nodes.get(node)?.type ?? ''
  return {
    href: `${stepHref(request, node)}#step`,
    current: node === chosen,
    name: nodeName(telling.language, definition, node),
    type: wordFor(telling.language, `manager.node.${type}`),
    state: wordFor(telling.language, `manager.standing.${state}`),
    tone: tones[state],
    count: count > 0 ? count : completed,
  }
}

/** What is worked on now, rather than the scopes around it; `null` where nothing is. */
function focusOf(reading: InstanceReading): string | null {
  const failed = reading.instance.elements.find(({ incident }) => incident !== undefined)
  return failed?.node ?? atWork(reading)[0]?.node ?? null
}

/** What is under way or waits, without the scopes around it. */
function atWork({ activities, definition }: InstanceReading): InstanceReading['activities'] {
  return activities.filter(({ node, endedAt }) => endedAt === null && !definition.scopes.has(node))
}

/** Gateways and events without a name say nothing once they are passed. */
function isTold({ definition }: InstanceReading, { node: id, state }: NodeStanding): boolean {
  const node = definition.nodes.get(id)
  if (state !== 'done' || node === undefined) return true
  return !/(?:Gateway|Event)$/.test(node.type) || (node.type.endsWith('Event') && node.name !== null)
}

function nowRows(request: FastifyRequest, reading: InstanceReading): DiagramPage['now'] {
  const showing = showingOf(request, reading)
  return atWork(reading).map((activity) => {
    const deadline = deadlineOf(request, reading, activity)
    return {
      href: `${stepHref(request, activity.node)}#step`,
      name: activityName(reading, activity),
      who: whoWords(reading, activity),
      light: deadline === null ? null : lightOf(showing, deadline),
      due: deadline === null ? null : dueOf(showing, deadline, 'sentence'),
    }
  })
}

function stepHref(request: FastifyRequest, node: string): string {
  return withQuery(request.url, { step: node })
}

function coloursLink(request: FastifyRequest, colours: 'shown' | 'hidden') {
  return colours === 'shown'
    ? { href: withQuery(request.url, { colours: 'hidden' }), label: say(request, 'manager.instance.hideColours') }
    : { href: withQuery(request.url, { colours: '' }), label: say(request, 'manager.instance.showColours') }
}
