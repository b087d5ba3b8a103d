import fc from 'fast-check'
import { alone, type Drawing, type Ends, flow, nest, node, script } from './random-drawing.ts'
import { aborted, adHoc, cancelled, discriminated, escalated, linked, signalled, undone } from './random-events.ts'

/** A block-structured process: every fork has its join, so that how often each node runs follows from its shape. */
export type Block =
  | { readonly type: 'task' | 'user' | 'timer' }
  | { readonly type: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly type: 'exclusive'; readonly chosen: number; readonly blocks: readonly Block[] }
  | { readonly type: 'parallel'; readonly blocks: readonly Block[] }
  | { readonly type: 'inclusive'; readonly chosen: readonly boolean[]; readonly blocks: readonly Block[] }
  | { readonly type: 'loop'; readonly rounds: number; readonly block: Block }
  | { readonly type: 'subProcess'; readonly block: Block }
  | { readonly type: 'multiInstance'; readonly sequential: boolean; readonly bodies: number; readonly block: Block }
  /** Begins with all of its blocks at once. */
  | { readonly type: 'adHoc'; readonly sizes: readonly number[] }
  | { readonly type: 'rounds'; readonly rounds: number; readonly block: Block }
  /** A sub-process that an error in it ends at some time; what runs beside the error may run or be cut off. */
  | { readonly type: 'aborted'; readonly block: Block }
  /** A sub-process in which tasks are done, and all are undone at its end. */
  | { readonly type: 'undone'; readonly block: Block }
  /** A transaction that is cancelled at some time, with what is done by then compensated. */
  | { readonly type: 'cancelled'; readonly block: Block }
  /** Content that is reached over a link. */
  | { readonly type: 'linked'; readonly block: Block }
  /** Content that waits for a signal, content beside escalations, and content beside which a complex gateway goes on. */
  | { readonly type: 'signalled' | 'escalated' | 'discriminated'; readonly block: Block }

const leaf = fc.record({ type: fc.constantFrom('task', 'user', 'timer') }) as fc.Arbitrary<Block> // narrower than `type`

export const block = blockOf()

/** Blocks of these kinds alone, or of all; a task or a timer can always be one. */
export function blockOf(kinds: readonly Block['type'][] | null = null): fc.Arbitrary<Block> {
  return fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'blocks' },
      { weight: 3, arbitrary: leaf },
      ...nested(tie('block')).filter(({ type }) => kinds === null || kinds.includes(type)),
    ),
  })).block
}

interface Alternative {
  readonly type: Block['type']
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<Block>
}

function nested(inner: fc.Arbitrary<Block>): readonly Alternative[] {
  const blocks = fc.array(inner, { minLength: 2, maxLength: 4 })
  const rounds = fc.integer({ min: 1, max: 3 })
  const chosen = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })
  const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  return [
    alternative('sequence', 2, { blocks }),
    alternative('exclusive', 1, { chosen: fc.nat(3), blocks }),
    alternative('parallel', 2, { blocks }),
    alternative('inclusive', 3, { chosen, blocks }),
    alternative('loop', 2, { rounds, block: inner }),
    alternative('subProcess', 1, { block: inner }),
    alternative('multiInstance', 2, { sequential: fc.boolean(), bodies: fc.nat(3), block: inner }),
    alternative('adHoc', 1, { sizes }),
    alternative('rounds', 1, { rounds, block: inner }),
    ...(['aborted', 'undone', 'cancelled', 'linked', 'signalled', 'escalated', 'discriminated'] as const).map((type) =>
      alternative(type, 1, { block: inner }),
    ),
  ]
}

function alternative<T extends Block['type']>(
  type: T,
  weight: number,
  parts: { readonly [part: string]: fc.Arbitrary<unknown> },
): Alternative {
  const arbitrary = fc.record({ ...parts, type: fc.constant(type) }) as fc.Arbitrary<Block> // its parts are listed above
  return { type, weight, arbitrary }
}

/** Node → how often it must complete; `atMost` where an error may come first. */
export interface Expected {
  readonly xml: string
  readonly exactly: ReadonlyMap<string, number>
  readonly atMost: ReadonlyMap<string, number>
}

/** Draws the block between a start and an end event, and says how often each node must run. */
export function drawProcess(content: Block): Expected {
  const drawing: Drawing = { elements: [], exactly: new Map(), atMost: new Map(), counters: [], count: 0 }
  drawBetween(drawing, content, 1, true)
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:siji="https://siji.dev/bpmn/1" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
<error id="broken" errorCode="broken"/><signal id="signal" name="signal"/>
<escalation id="outer" escalationCode="outer"/><escalation id="inner" escalationCode="inner"/>
<process id="process" isExecutable="true">
${drawing.elements.join('\n')}
</process>
</definitions>`
  return { xml, exactly: drawing.exactly, atMost: drawing.atMost }
}

function drawBetween(drawing: Drawing, content: Block, times: number, sure: boolean): void {
  const start = node(drawing, 'startEvent', times, sure)
  const inner = draw(drawing, content, times, sure)
  const end = node(drawing, 'endEvent', times, sure)
  flow(drawing, start, inner.first)
  flow(drawing, inner.last, end)
}

function draw(drawing: Drawing, content: Block, times: number, sure: boolean): Ends {
  const inner = (isSure: boolean) => ('block' in content ? draw(drawing, content.block, times, isSure) : alone(''))
  switch (content.type) {
    case 'task':
      return alone(node(drawing, 'task', times, sure))
    case 'user':
      return alone(node(drawing, 'userTask', times, sure))
    case 'timer': {
      const definition = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
      return alone(node(drawing, 'intermediateCatchEvent', times, sure, '', definition))
    }
    case 'sequence': {
      const parts = content.blocks.map((part) => draw(drawing, part, times, sure))
      for (const [index, part] of parts.slice(1).entries()) flow(drawing, parts[index]?.last ?? '', part.first)
      return { first: parts[0]?.first ?? '', last: parts.at(-1)?.last ?? '' }
    }
    case 'exclusive':
      return fork(
        drawing,
        'exclusiveGateway',
        content.blocks,
        times,
        sure,
        (index) => index === content.chosen % content.blocks.length,
      )
    case 'parallel':
      return fork(drawing, 'parallelGateway', content.blocks, times, sure, null)
    case 'inclusive': {
      const chosen = content.blocks.map((_, index) => content.chosen[index] === true)
      if (!chosen.includes(true)) chosen[0] = true
      return fork(drawing, 'inclusiveGateway', content.blocks, times, sure, (index) => chosen[index] === true)
    }
    case 'loop':
      return loop(drawing, content.block, content.rounds, times, sure)
    case 'subProcess': {
      const id = node(drawing, 'subProcess', times, sure)
      nest(drawing, id, () => drawBetween(drawing, content.block, times, sure))
      return alone(id)
    }
    case 'multiInstance': {
      const { sequential, bodies } = content
      const characteristics = `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>${bodies}</loopCardinality></multiInstanceLoopCharacteristics>`
      return loopedSubProcess(drawing, content.block, characteristics, bodies, times, sure)
    }
    case 'adHoc':
      return adHoc(drawing, content.sizes, times, sure)
    case 'rounds': {
      const condition = `<loopCondition xsi:type="tFormalExpression">loopCounter &lt; ${content.rounds}</loopCondition>`
      const characteristics = `<standardLoopCharacteristics>${condition}</standardLoopCharacteristics>`
      return loopedSubProcess(drawing, content.block, characteristics, content.rounds, times, sure)
    }
    case 'aborted':
      return aborted(drawing, inner, times, sure)
    case 'undone':
      return undone(drawing, inner, times, sure)
    case 'cancelled':
      return cancelled(drawing, inner, times, sure)
    case 'linked':
      return linked(drawing, inner, times, sure)
    case 'signalled':
      return signalled(drawing, inner, times, sure)
    case 'escalated':
      return escalated(drawing, inner, times, sure)
    case 'discriminated':
      return discriminated(drawing, inner, times, sure)
  }
}

/** Each body completes, and so does the whole. Bodies side by side need counters of their own. */
function loopedSubProcess(
  drawing: Drawing,
  content: Block,
  characteristics: string,
  bodies: number,
  times: number,
  sure: boolean,
): Ends {
  const id = node(drawing, 'subProcess', times * (bodies + 1), sure)
  const before = drawing.counters.length
  nest(drawing, id, () => {
    drawBetween(drawing, content, times * bodies, sure)
    const own = drawing.counters.slice(before).map((name) => `<siji:input source="0" target="${name}"/>`)
    drawing.elements.unshift(`<extensionElements>${own.join('')}</extensionElements>${characteristics}`)
  })
  return alone(id)
}

function fork(
  drawing: Drawing,
  type: string,
  blocks: readonly Block[],
  times: number,
  sure: boolean,
  taken: ((index: number) => boolean) | null,
): Ends {
  const first = node(drawing, type, times, sure)
  const parts = blocks.map((part, index) => draw(drawing, part, taken === null || taken(index) ? times : 0, sure))
  const last = node(drawing, type, times, sure)
  for (const [index, part] of parts.entries()) {
    flow(drawing, first, part.first, taken === null ? null : String(taken(index)))
    flow(drawing, part.last, last)
  }
  return { first, last }
}

/** A counter of its own per loop: set before, raised in each round, and asked behind it. */
function loop(drawing: Drawing, content: Block, rounds: number, times: number, sure: boolean): Ends {
  const all = times * rounds
  const counter = `rounds${drawing.count}`
  drawing.counters.push(counter)
  const first = script(drawing, `{${counter}: 0}`, times, sure)
  const merge = node(drawing, 'exclusiveGateway', all, sure)
  const body = draw(drawing, content, all, sure)
  const raise = script(drawing, `{${counter}: ${counter} + 1}`, all, sure)
  const again = node(drawing, 'exclusiveGateway', all, sure)
  const last = node(drawing, 'task', times, sure)
  flow(drawing, first, merge)
  flow(drawing, merge, body.first)
  flow(drawing, body.last, raise)
  flow(drawing, raise, again)
  flow(drawing, again, merge, `${counter} &lt; ${rounds}`)
  flow(drawing, again, last, `${counter} &gt;= ${rounds}`)
  return { first, last }
}
