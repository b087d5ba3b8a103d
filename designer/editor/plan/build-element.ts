import type { Extension, Origin, Plan, PlannedEvent, PlannedFlow, PlannedLoop, PlannedNode } from './plan.ts'

/** What of a model tree is built and connected here; bpmn-js's factory and the engine's moddle both make such. */
export interface Built {
  readonly $type: string
  readonly get: (property: string) => unknown
  readonly set: (property: string, value: unknown) => void
}

export interface Builder {
  readonly create: (type: string, properties?: object) => Built
  /** The message or error of this name beside the processes, made where there is none. */
  readonly root: (type: 'bpmn:Message' | 'bpmn:Error', name: string) => Built
}

/** The elements of a plan by id, built but put nowhere yet; flows know neither source nor target. */
export function buildElements(builder: Builder, plan: Plan): ReadonlyMap<string, Built> {
  const built = new Map<string, Built>()
  for (const node of plan.nodes) {
    built.set(node.id, buildNode(builder, node))
    if (node.inside !== undefined) for (const [id, each] of buildElements(builder, node.inside)) built.set(id, each)
  }
  for (const flow of plan.flows) {
    const element = buildFlow(builder, flow)
    built.set(flow.id, element)
    if (flow.isDefault) built.get(flow.from)?.set('default', element)
  }
  for (const { id, attached } of plan.nodes) {
    if (attached !== undefined) built.get(id)?.set('attachedToRef', built.get(attached.host))
  }
  return built
}

/** Lists that a sub-process holds stand in it without a picture. */
export function buildLists(builder: Builder, { lists = [] }: Plan): readonly Built[] {
  return lists.map((id) => builder.create('bpmn:DataObject', { id, isCollection: true }))
}

function buildNode(builder: Builder, node: PlannedNode): Built {
  const { id, type, name, documentation, script, event, loop, attached, isEventSubProcess } = node
  const element = builder.create(moddleType(type), {
    id,
    ...(name === undefined ? {} : { name }),
    ...(script === undefined ? {} : { script, scriptFormat: 'feel' }),
    ...(attached === undefined ? {} : { cancelActivity: attached.isInterrupting }),
    ...(isEventSubProcess ? { triggeredByEvent: true } : {}),
    ...attributesOf(node.origin),
  })
  if (documentation !== undefined)
    adopt(element, 'documentation', [builder.create('bpmn:Documentation', { text: documentation })])
  addExtensions(builder, element, node.extensions ?? [])
  if (event !== undefined) adopt(element, 'eventDefinitions', [buildEvent(builder, id, event)])
  if (loop !== undefined) adopt(element, 'loopCharacteristics', buildLoop(builder, id, loop))
  return element
}

function buildFlow(builder: Builder, { id, name, condition, rounds, origin }: PlannedFlow): Built {
  const named = name === undefined ? {} : { name }
  const flow = builder.create('bpmn:SequenceFlow', { id, ...named, ...attributesOf(origin) })
  if (condition !== undefined) adopt(flow, 'conditionExpression', feel(builder, condition))
  addExtensions(builder, flow, rounds === undefined ? [] : [{ element: 'siji:Rounds', max: String(rounds) }])
  return flow
}

function attributesOf(origin: Origin | undefined): object {
  return origin === undefined ? {} : { 'siji:template': origin.template, 'siji:part': origin.part }
}

function buildEvent(builder: Builder, id: string, event: PlannedEvent): Built {
  const own = { id: `${id}_definition` }
  switch (event.type) {
    case 'message':
      return builder.create('bpmn:MessageEventDefinition', {
        ...own,
        messageRef: builder.root('bpmn:Message', event.message),
      })
    case 'error':
      return builder.create('bpmn:ErrorEventDefinition', { ...own, errorRef: builder.root('bpmn:Error', event.error) })
    case 'timer': {
      const definition = builder.create('bpmn:TimerEventDefinition', own)
      adopt(definition, 'timeDate', feel(builder, event.date))
      return definition
    }
    case 'clock': {
      const definition = builder.create('bpmn:ConditionalEventDefinition', own)
      definition.set('siji:clock', event.reading)
      adopt(definition, 'condition', feel(builder, `clock.${event.reading}`))
      return definition
    }
  }
}

function buildLoop(builder: Builder, id: string, { list, item, results, isSequential = false }: PlannedLoop): Built {
  const loop = builder.create('bpmn:MultiInstanceLoopCharacteristics', { isSequential })
  // A reference is written by its id; the list itself stands in the scope around.
  loop.set('loopDataInputRef', builder.create('bpmn:DataObject', { id: list }))
  loop.set('loopDataOutputRef', builder.create('bpmn:DataObject', { id: results }))
  adopt(loop, 'inputDataItem', builder.create('bpmn:DataInput', { id: `${id}_item`, name: item }))
  adopt(loop, 'outputDataItem', builder.create('bpmn:DataOutput', { id: `${id}_result`, name: 'outcome' }))
  return loop
}

function addExtensions(builder: Builder, element: Built, extensions: readonly Extension[]): void {
  if (extensions.length === 0) return
  const holder = builder.create('bpmn:ExtensionElements')
  adopt(
    holder,
    'values',
    extensions.map(({ element: name, ...attributes }) => builder.create(name, attributes)),
  )
  adopt(element, 'extensionElements', holder)
}

function feel(builder: Builder, body: string): Built {
  return builder.create('bpmn:FormalExpression', { body, language: 'feel' })
}

/** Gives a child its parent, as reading a file does. */
function adopt(parent: Built, property: string, value: Built | readonly Built[]): void {
  for (const child of Array.isArray(value) ? value : [value]) Object.assign(child, { $parent: parent })
  parent.set(property, value)
}

function moddleType(type: string): string {
  return `bpmn:${type.charAt(0).toUpperCase()}${type.slice(1)}`
}
