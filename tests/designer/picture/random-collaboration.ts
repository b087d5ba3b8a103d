import fc from 'fast-check'

const names = ['', '收件', '办理设计审查', '是否需要征求其他部门的意见', '退回']
const name = fc.constantFrom(...names)

interface Node {
  readonly kind: string
  readonly name: string
  readonly lane: number
  readonly hanging: readonly string[]
  readonly inside: readonly Node[] | null
  readonly notes: number
  readonly data: number
}

const leaf = fc.record({
  kind: fc.constantFrom('task', 'userTask', 'exclusiveGateway', 'startEvent', 'endEvent', 'intermediateThrowEvent'),
  name,
  lane: fc.nat(2),
  hanging: fc.constant([]),
  inside: fc.constant(null),
  notes: fc.constantFrom(0, 0, 0, 1, 2),
  data: fc.constantFrom(0, 0, 0, 1, 2),
})
const activity = fc.record({
  kind: fc.constant('subProcess'),
  name,
  lane: fc.nat(2),
  hanging: fc.array(name, { maxLength: 3 }),
  inside: fc.option(fc.array(leaf, { maxLength: 4 })),
  notes: fc.constantFrom(0, 1),
  data: fc.constant(0),
})
const pool = fc.record({
  nodes: fc.array(fc.oneof({ weight: 4, arbitrary: leaf }, activity), { maxLength: 12 }),
  lanes: fc.nat(3),
  flows: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), name }), { maxLength: 18 }),
  isClosed: fc.boolean(),
})

/** Any collaboration: pools with and without an inside, lanes, loops, boundary events, messages between all depths. */
export const collaborations: fc.Arbitrary<string> = fc
  .record({
    pools: fc.array(pool, { minLength: 1, maxLength: 4 }),
    messages: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), name }), { maxLength: 6 }),
  })
  .map(({ pools, messages }) => {
    const ends: string[] = []
    const processes = pools.map(({ nodes, lanes, flows, isClosed }, index) => {
      if (isClosed) {
        ends.push(`q${index}pool`)
        return ''
      }
      const written = writeNodes(nodes, `p${index}`, flows, ends)
      const sets = Array.from(
        { length: lanes },
        (_, lane) =>
          `<lane id="p${index}lane${lane}" name="岗位">${nodes
            .map((node, at) => (node.lane === lane ? `<flowNodeRef>p${index}n${at}</flowNodeRef>` : ''))
            .join('')}</lane>`,
      )
      const laneSet = lanes === 0 ? '' : `<laneSet id="p${index}lanes">${sets.join('')}</laneSet>`
      return `<process id="p${index}">${laneSet}${written}</process>`
    })
    const participants = pools.map(
      ({ isClosed }, index) =>
        `<participant id="${isClosed ? `q${index}pool` : `p${index}pool`}" name="单位${index}" ${isClosed ? '' : `processRef="p${index}"`}/>`,
    )
    const calls = messages.map(({ from, to, name }, index) => {
      const [source, target] = [ends[from % ends.length], ends[to % ends.length]]
      // Between pools only (BPMN 2.0.2 §9.3).
      return source === undefined || target === undefined || source.slice(0, 2) === target.slice(0, 2)
        ? ''
        : `<messageFlow id="m${index}" name="${name}" sourceRef="${source}" targetRef="${target}"/>`
    })
    return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
<collaboration id="c">${participants.join('')}${calls.join('')}</collaboration>${processes.join('\n')}</definitions>`
  })

function writeNodes(
  nodes: readonly Node[],
  prefix: string,
  flows: readonly { readonly from: number; readonly to: number; readonly name: string }[],
  ends: string[],
): string {
  const sources: string[] = []
  const written = nodes.map(({ kind, name, hanging, inside, notes, data }, at) => {
    const id = `${prefix}n${at}`
    ends.push(id)
    sources.push(id, ...hanging.map((_, index) => `${id}b${index}`))
    const chain = (inside ?? []).slice(1).map((_, index) => ({ from: index, to: index + 1, name: '' }))
    const content = inside === null ? '' : writeNodes(inside, id, chain, ends)
    const reads = Array.from(
      { length: data },
      (_, index) =>
        `<dataInputAssociation id="${id}r${index}"><sourceRef>${id}d${index}</sourceRef><targetRef>${id}</targetRef></dataInputAssociation>`,
    )
    const beside = Array.from(
      { length: data },
      (_, index) => `<dataObjectReference id="${id}d${index}" name="材料清单"/>`,
    )
    const texts = Array.from(
      { length: notes },
      (_, index) =>
        `<textAnnotation id="${id}t${index}"><text>要在受理当日办结</text></textAnnotation><association id="${id}a${index}" sourceRef="${id}t${index}" targetRef="${id}"/>`,
    )
    const isTask = kind === 'subProcess' || kind.endsWith('ask')
    const type = kind === 'subProcess' && inside === null ? 'task' : kind
    const events = isTask
      ? hanging.map((each, index) => `<boundaryEvent id="${id}b${index}" name="${each}" attachedToRef="${id}"/>`)
      : []
    return {
      elements: `<${type} id="${id}" name="${name}">${isTask ? reads.join('') : ''}${content}</${type}>${events.join('')}${beside.join('')}`,
      artifacts: texts.join(''),
    }
  })
  const sequence = flows.flatMap(({ from, to, name }, index) => {
    const [source, target] = [sources[from % sources.length], sources[to % sources.length]?.replace(/b\d+$/, '')]
    return source === undefined || target === undefined
      ? []
      : [`<sequenceFlow id="${prefix}f${index}" name="${name}" sourceRef="${source}" targetRef="${target}"/>`]
  })
  return (
    written.map(({ elements }) => elements).join('') +
    sequence.join('') +
    written.map(({ artifacts }) => artifacts).join('')
  )
}
