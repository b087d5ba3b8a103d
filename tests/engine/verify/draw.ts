/**
 * Draws a process from one line per flow: `user:review > xor:which [amount > 5]`. A node's type is said where it comes
 * first. `[default]` marks a default flow, `[rounds 2]` a flow that goes back at most so often; `a ! end:x` is a timer
 * at the boundary of a, `a ~ x` one that does not interrupt, `a !code x` an error there. `sub:s {` … `}` holds flows of
 * its own, and `besides:s {` an event sub-process. `days review 3` is a service level of the authority. `kept:a` is a
 * user task that `undo_a` compensates, `a !# x` the boundary of a transaction for its being cancelled, `a !@ x` and
 * `a ~@ x` one for a message. `until x P3D` is what the timer x waits for, `pause a expertReview` and `milestone a accepted` stand at nodes; `calls:a` calls the process `called`.
 */
export function draw(text: string, name = 'process'): string {
  const drawing: Drawing = { types: new Map(), more: new Map(), times: new Map(), order: [], errors: new Set() }
  const root = readScope(
    drawing,
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  const errors = [...drawing.errors].map(
    (code) =>
      `<error id="error_${code}" errorCode="${code}"/><escalation id="escalation_${code}" escalationCode="${code}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:siji="https://siji.dev/bpmn/1" id="drawing" targetNamespace="t">
<message id="message" name="message"/><signal id="signal" name="signal"/>${errors.join('')}
<process id="${name}" isExecutable="true">${drawing.more.get('process') ?? ''}${root}</process>
</definitions>`
}

interface Drawing {
  readonly types: Map<string, string>
  /** What else stands inside an element. */
  readonly more: Map<string, string>
  readonly times: Map<string, string>
  readonly order: string[]
  readonly errors: Set<string>
}

function readScope(drawing: Drawing, lines: string[]): string {
  const nodes: string[] = []
  const flows: string[] = []
  const defaults = new Map<string, string>()
  const bodies = new Map<string, string>()
  const meet = (word: string) => {
    const [type, id] = word.includes(':') ? (word.split(':') as [string, string]) : [null, word] // two parts
    if (type !== null) {
      drawing.types.set(id, type)
      nodes.push(id)
    }
    return id
  }
  for (let line = lines.shift(); line !== undefined && line !== '}'; line = lines.shift()) {
    const [, level, days, owner = 'authority', scope = 'visit', clock = 'promised', startsAt, endsAt] =
      /^days (\S+) (\d+) ?(\w+)? ?(\w+)? ?(\w+)? ?(\w+)? ?(\w+)?$/.exec(line) ?? []
    const [, said, about, value] = /^(pause|milestone) (\S+) (\S+)$/.exec(line) ?? []
    const [, timed, until] = /^until (\S+) (.+)$/.exec(line) ?? []
    const [, start, opened] = /^(?:(\S+) > )?(\S+) \{$/.exec(line) ?? []
    const [, edgeOf, mark, code, caught] = /^(\S+) ([!~])(\S*) (\S+)$/.exec(line) ?? []
    const [, alone] = /^(\S+:\S+)$/.exec(line) ?? []
    const [, from, to, note] = /^(\S+) > (\S+)(?: \[(.*)\])?$/.exec(line) ?? []
    if (level !== undefined) {
      const begins = startsAt === undefined ? '' : ` startsAt="${startsAt}"`
      const ends = endsAt === undefined ? '' : ` endsAt="${endsAt}"`
      const content = `<siji:serviceLevel days="${days}" clock="${clock}" owner="${owner}" calendar="cn" scope="${scope}"${begins}${ends}/>`
      extend(drawing, level, content)
    } else if (about !== undefined) {
      extend(drawing, about, said === 'pause' ? `<siji:pause ground="${value}"/>` : `<siji:milestone name="${value}"/>`)
    } else if (timed !== undefined) drawing.times.set(timed, timerOf(until ?? ''))
    else if (opened !== undefined) {
      if (start !== undefined) flows.push(flow(meet(start), meet(opened)))
      else meet(opened)
      bodies.set(opened.replace(/^.*:/, ''), readScope(drawing, lines))
    } else if (edgeOf !== undefined && caught !== undefined) {
      const id = meet(`edge:${caught.replace(/^.*:/, '')}`)
      drawing.more.set(id, boundary(drawing, edgeOf, mark === '!', code ?? ''))
    } else if (alone !== undefined) meet(alone)
    else if (from !== undefined && to !== undefined) {
      const [source, target] = [meet(from), meet(to)]
      if (note === 'default') defaults.set(source, `${source}_${target}`)
      flows.push(flow(source, target, note))
    } else throw new Error(`Expected a line of a drawing, but found: ${line}`)
  }
  const drawn = nodes.map((id) => element(drawing, id, defaults.get(id), bodies.get(id) ?? ''))
  return [...drawn, ...flows].join('\n')
}

function extend({ more }: Drawing, id: string, content: string): void {
  const before = /^<extensionElements>(.*)<\/extensionElements>$/.exec(more.get(id) ?? '')?.[1] ?? ''
  more.set(id, `<extensionElements>${before}${content}</extensionElements>`)
}

function flow(source: string, target: string, note?: string): string {
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${flowContent(note)}</sequenceFlow>`
}

function flowContent(note: string | undefined): string {
  if (note === undefined || note === 'default') return ''
  const [, condition = '', rounds] = /^(.*?) ?(?:rounds (\d+))?$/.exec(note) ?? []
  const content = condition.replaceAll('<', '&lt;')
  return [
    rounds === undefined ? '' : `<extensionElements><siji:rounds max="${rounds}"/></extensionElements>`,
    condition === '' ? '' : `<conditionExpression xsi:type="tFormalExpression">${content}</conditionExpression>`,
  ].join('')
}

function boundary(drawing: Drawing, host: string, interrupts: boolean, code: string): string {
  if (code === '@') return `attachedToRef="${host}" cancelActivity="${interrupts}">${message}`
  if (code === '#') return `attachedToRef="${host}"><cancelEventDefinition/>`
  const [kind, ofKind] = code.startsWith('^') ? ['escalation', code.slice(1)] : ['error', code]
  if (ofKind !== '') drawing.errors.add(ofKind)
  const event = code === '' ? timer : `<${kind}EventDefinition ${kind}Ref="${kind}_${ofKind}"/>`
  return `attachedToRef="${host}" cancelActivity="${interrupts}">${event}`
}

function timerOf(text: string): string {
  const kind = text.startsWith('P') ? 'timeDuration' : text.startsWith('R') ? 'timeCycle' : 'timeDate'
  return `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${text}</${kind}></timerEventDefinition>`
}

const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
const signal = '<signalEventDefinition signalRef="signal"/>'
const several = multiInstance('people')
const message = '<messageEventDefinition messageRef="message"/>'

const elements: { readonly [type: string]: readonly [name: string, content?: string, attributes?: string] } = {
  start: ['startEvent'],
  onmessage: ['startEvent', message],
  ontimer: ['startEvent', timer],
  besidetimer: ['startEvent', timer, ' isInterrupting="false"'],
  beside: ['startEvent', message, ' isInterrupting="false"'],
  end: ['endEvent'],
  stop: ['endEvent', '<terminateEventDefinition/>'],
  pass: ['intermediateThrowEvent'],
  message: ['intermediateCatchEvent', message],
  timer: ['intermediateCatchEvent', timer],
  signal: ['intermediateCatchEvent', signal],
  say: ['intermediateThrowEvent', signal],
  undo: ['intermediateThrowEvent', '<compensateEventDefinition/>'],
  cancel: ['endEvent', '<cancelEventDefinition/>'],
  user: ['userTask'],
  task: ['task'],
  service: ['serviceTask'],
  script: ['scriptTask', '<script>{ x: x + 1 }</script>', ' scriptFormat="feel"'],
  each: ['userTask', several],
  team: ['subProcess', several],
  fastest: [
    'userTask',
    multiInstance('people', '<completionCondition>nrOfCompletedInstances &gt;= 1</completionCondition>'),
  ],
  turns: ['userTask', multiInstance('people', '', ' isSequential="true"')],
  thrice: ['userTask', multiInstance('3', '', ' isSequential="true"')],
  calls: ['callActivity', '', ' calledElement="called"'],
  adhoc: ['adHocSubProcess'],
  receive: ['receiveTask', '', ' messageRef="message"'],
  xor: ['exclusiveGateway'],
  and: ['parallelGateway'],
  or: ['inclusiveGateway'],
  events: ['eventBasedGateway'],
  first: ['complexGateway', '<activationCondition>activationCount &gt;= 1</activationCondition>'],
  sub: ['subProcess'],
  deal: ['transaction'],
  besides: ['subProcess', '', ' triggeredByEvent="true"'],
}

function multiInstance(count: string, condition = '', attributes = ''): string {
  return `<multiInstanceLoopCharacteristics${attributes}><loopCardinality>${count}</loopCardinality>${condition}</multiInstanceLoopCharacteristics>`
}

function element(
  { types, more, times, errors }: Drawing,
  id: string,
  standard: string | undefined,
  body: string,
): string {
  const type = types.get(id) ?? ''
  const [word = '', code = ''] = type.split('!')
  if (type === 'edge') {
    return `<boundaryEvent id="${id}" ${(more.get(id) ?? '').replace(timer, times.get(id) ?? timer)}</boundaryEvent>`
  }
  if (word === 'kept') {
    return `<userTask id="${id}"/><boundaryEvent id="${id}_undone" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>
<userTask id="undo_${id}" isForCompensation="true"/><association id="${id}_undoing" sourceRef="${id}_undone" targetRef="undo_${id}"/>`
  }
  if (word === 'never') {
    return `<intermediateCatchEvent id="${id}"><conditionalEventDefinition><condition xsi:type="tFormalExpression">false</condition></conditionalEventDefinition></intermediateCatchEvent>`
  }
  if (code !== '') {
    errors.add(code)
    if (word === 'fails') return `<endEvent id="${id}"><errorEventDefinition errorRef="error_${code}"/></endEvent>`
    if (word === 'onerror')
      return `<startEvent id="${id}"><errorEventDefinition errorRef="error_${code}"/></startEvent>`
    return `<intermediateThrowEvent id="${id}"><escalationEventDefinition escalationRef="escalation_${code}"/></intermediateThrowEvent>`
  }
  const found = elements[word]
  if (found === undefined) throw new Error(`Expected ${id} to have a known type, but found ${type}.`)
  const [name, content = '', attributes = ''] = found
  const given = standard === undefined ? '' : ` default="${standard}"`
  const kept = times.has(id) ? content.replace(timer, times.get(id) ?? '') : content
  return `<${name} id="${id}"${attributes}${given}>${more.get(id) ?? ''}${kept}${body}</${name}>`
}
