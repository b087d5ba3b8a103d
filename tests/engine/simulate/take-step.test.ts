import { describe, expect, test } from 'vitest'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { linesOf } from '../../../engine/simulate/world/trace.ts'
import { inARow, tell } from './tell.ts'

const review = inARow('review', ['<startEvent id="start"/>', '<userTask id="task"/>', '<endEvent id="end"/>'])
const service = inARow('p', [
  '<startEvent id="begin"/>',
  '<serviceTask id="work" siji:jobType="w"/>',
  '<endEvent id="done"/>',
])
const asking = inARow('asking', [
  '<startEvent id="start"/>',
  '<intermediateThrowEvent id="throw"><messageEventDefinition messageRef="m_ask"/></intermediateThrowEvent>',
  '<intermediateCatchEvent id="catch"><messageEventDefinition messageRef="m_answer"/></intermediateCatchEvent>',
  '<endEvent id="end"/>',
])
const answering = inARow('answering', [
  '<startEvent id="asked"><messageEventDefinition messageRef="m_ask"/></startEvent>',
  '<userTask id="think"/>',
  '<endEvent id="answered"><messageEventDefinition messageRef="m_answer"/></endEvent>',
])
const every = (cycle: string) =>
  inARow('every', [
    `<startEvent id="time"><timerEventDefinition><timeCycle>${cycle}</timeCycle></timerEventDefinition></startEvent>`,
    '<userTask id="task"/>',
    '<endEvent id="end"/>',
  ])

describe('a step that cannot be taken', () => {
  test.each([
    [{ complete: 'end' }, 'not-waiting'],
    [{ start: 'nobody' }, 'no-such-process'],
    [{ message: 'answer' }, 'no-subscriber'],
    [{ trigger: 'task' }, 'not-waiting'],
    [{ continue: 'task' }, 'not-waiting'],
    [{ fail: 'task', message: 'no' }, 'not-waiting'],
    [{ resolve: 'task' }, 'not-waiting'],
    [{ advance: '3 days' }, 'no-time'],
    [{ advanceTo: '2020-01-01' }, 'no-time'],
    [{ complete: 'task', index: 1 }, 'not-waiting'],
    [{ complete: 'task', times: 2 }, 'not-waiting'],
    [{ modify: { terminate: 'nobody' } }, 'not-waiting'],
    [{ check: { ended: true } }, 'check-failed'],
  ])('is refused and leaves the world as it was: %j', async (step, code) => {
    const before = await tell(review, [{ start: 'review' }])

    const { world, failure } = await tell(review, [{ start: 'review' }, step])

    expect(failure).toMatchObject({ step: 2, refusal: { code } })
    expect(world.members).toEqual(before.world.members)
    expect(linesOf(world.trace)).toEqual(linesOf(before.world.trace))
  })

  test('says what was waiting instead', async () => {
    const { failure } = await tell(review, [{ start: 'review' }, { complete: 'end' }])

    expect(failure?.refusal.message).toContain('Waiting: task.')
    expect(failure?.refusal.messageZh).toContain('正在等待：task。')
  })

  test.each([
    [{ refused: { complete: 'task' } }, 'not-refused'],
    [{ refused: { complete: 'task' }, or: 'ignored' }, 'not-refused'],
    [{ refused: { complete: 'task' }, or: 'incident' }, 'not-refused'],
  ])('may be foretold, but not of one that is accepted: %j', async (step, code) => {
    const { failure } = await tell(review, [{ start: 'review' }, { refused: { complete: 'nothing' } }, step])

    expect(failure).toMatchObject({ step: 3, refusal: { code } })
  })
})

describe('messages', () => {
  test('start an instance of another process, and its answer finds the one that asked', async () => {
    const { world, failure } = await tell(asking + answering, [
      { start: 'asking' },
      { check: { instances: { asking: 1, answering: 1 }, waiting: { catch: 1, think: 1 } } },
      { complete: 'think' },
      { check: { ended: true, order: ['throw', 'asked', 'think', 'answered', 'catch'] } },
    ])

    expect(failure).toBeNull()
    expect(resultsOf(world).map(({ result }) => result)).toEqual(['completed', 'completed'])
  })

  test('that nobody here waits for leave the house without harm', async () => {
    const { failure } = await tell(asking, [
      { start: 'asking' },
      { check: { ended: false, waiting: { catch: 1 } } },
      { message: 'answer', variables: { permit: 'K' } },
      { check: { ended: true, variables: { permit: 'K' } } },
    ])

    expect(failure).toBeNull()
  })

  test('between two processes that answer each other without end come to a limit', async () => {
    const { world, failure } = await tell(
      inARow('ping', [
        '<startEvent id="a"><messageEventDefinition messageRef="m_ask"/></startEvent>',
        '<endEvent id="b"><messageEventDefinition messageRef="m_ask"/></endEvent>',
      ]),
      [{ message: 'ask' }],
      { commandLimit: 100 },
    )

    expect(failure?.refusal.code).toBe('limit')
    expect(world.members.length).toBeGreaterThan(10)
  })
})

describe('time', () => {
  test('starts an instance at each firing of a limited cycle and then no more', async () => {
    const { world, failure } = await tell(every('R3/PT10M'), [
      { deploy: true },
      { advance: 'PT25M' },
      { check: { instances: { every: 2 } } },
      { advance: 'P1D' },
      { check: { instances: { every: 3 } } },
    ])

    expect(failure).toBeNull()
    expect(
      world.members.map(({ instance }) => (instance.startedAt - Date.parse('2026-01-05T09:00:00+08:00')) / 60_000),
    ).toEqual([10, 20, 30])
  })

  test('that would fire without end comes to a limit', async () => {
    const { failure } = await tell(every('R/PT1S'), [{ deploy: true }, { advance: 'P1D' }], { commandLimit: 50 })

    expect(failure?.refusal.code).toBe('limit')
  })
})

describe('work of others', () => {
  test('fails with an incident that names the task, and is tried again when somebody resolves it', async () => {
    const { world, failure } = await tell(service, [
      { start: 'p' },
      { fail: 'work', message: 'The registry is closed.' },
      { refused: { complete: 'work' } },
      { resolve: 'work', variables: { registry: 'open' } },
      { complete: 'work', variables: { done: true } },
      { check: { ended: true, variables: { registry: 'open', done: true } } },
    ])

    expect(failure).toBeNull()
    expect(linesOf(world.trace)).toContainEqual(expect.objectContaining({ event: 'failed', element: 'work' }))
  })

  test('may throw an error, which a boundary event catches', async () => {
    const boundary =
      '<boundaryEvent id="broken" attachedToRef="work"><errorEventDefinition errorRef="e_broken"/></boundaryEvent>' +
      '<userTask id="mend"/><sequenceFlow id="f" sourceRef="broken" targetRef="mend"/>'
    const row = ['<startEvent id="start"/>', '<serviceTask id="work" siji:jobType="w"/>', '<endEvent id="end"/>']

    const { failure } = await tell(inARow('p', row, boundary), [
      { start: 'p' },
      { error: 'work', code: 'broken' },
      { check: { ended: false, waiting: { mend: 1 }, cancelled: ['work'], neverReached: ['end'] } },
    ])

    expect(failure).toBeNull()
  })

  test('is done at once where a handler answers for it', async () => {
    const { world, failure } = await tell(service, [{ start: 'p' }, { check: { ended: true } }], {
      handlers: new Map([['work', new Map([['done', true]])]]),
    })

    expect(failure).toBeNull()
    expect(resultsOf(world)).toMatchObject([{ result: 'completed', variables: { done: true } }])
  })

  test('is done by itself where everything is, and tasks too', async () => {
    const { failure } = await tell(
      review + service,
      [{ start: 'review' }, { start: 'p' }, { check: { ended: true } }],
      {
        auto: true,
      },
    )

    expect(failure).toBeNull()
  })
})

test('ends an instance that is cancelled, and lets go of what waited', async () => {
  const { world, failure } = await tell(review, [
    { start: 'review' },
    { cancel: true },
    { check: { waiting: { task: 0 } } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)).toMatchObject([{ result: 'cancelled', waiting: [] }])
})

test('runs alike when every instance goes through JSON between two commands', async () => {
  const script = [
    { start: 'asking' },
    { complete: 'think', variables: { n: [1, { m: null }] } },
    { check: { ended: true } },
  ]

  const plain = await tell(asking + answering, script)
  const throughJson = await tell(asking + answering, script, { throughJson: true })

  expect(throughJson.failure).toBeNull()
  expect(linesOf(throughJson.world.trace)).toEqual(linesOf(plain.world.trace))
  expect(resultsOf(throughJson.world)).toEqual(resultsOf(plain.world))
})

describe('a signal', () => {
  const threeProcesses = `<signal id="s_alarm" name="alarm"/>${inARow('siren', [
    '<startEvent id="start"/>',
    '<endEvent id="raise"><signalEventDefinition signalRef="s_alarm"/></endEvent>',
  ])}${inARow('neighbour', [
    '<startEvent id="begin"/>',
    '<intermediateCatchEvent id="hear"><signalEventDefinition signalRef="s_alarm"/></intermediateCatchEvent>',
    '<userTask id="look"/>',
  ])}${inARow('brigade', [
    '<startEvent id="called"><signalEventDefinition signalRef="s_alarm"/></startEvent>',
    '<userTask id="drive"/>',
  ])}`

  test.each([[{ signal: 'alarm' }], [{ start: 'siren' }]])(
    'reaches every instance that waits for it and every start event: %j',
    async (step) => {
      const { failure } = await tell(threeProcesses, [
        { start: 'neighbour' },
        { start: 'neighbour' },
        step,
        { check: { waiting: { look: 2, drive: 1, hear: 0 } } },
      ])

      expect(failure).toBeNull()
    },
  )

  test('is lost where nobody waits for it', async () => {
    const { failure } = await tell(threeProcesses, [
      { refused: { signal: 'other' }, or: 'ignored' },
      { start: 'neighbour' },
      { check: { waiting: { hear: 1 } } },
    ])

    expect(failure).toBeNull()
  })
})

test('a message starts a process behind its event-based gateway, and the other one that must come goes to it', async () => {
  const order = `<process id="order" isExecutable="true">
    <eventBasedGateway id="both" instantiate="true" eventGatewayType="Parallel"/>
    <intermediateCatchEvent id="asked"><messageEventDefinition messageRef="m_ask"/></intermediateCatchEvent>
    <intermediateCatchEvent id="answered"><messageEventDefinition messageRef="m_answer"/></intermediateCatchEvent>
    <sequenceFlow id="f1" sourceRef="both" targetRef="asked"/><sequenceFlow id="f2" sourceRef="both" targetRef="answered"/>
  </process>`

  const { failure } = await tell(order, [
    { refused: { start: 'order' } },
    { message: 'answer' },
    { check: { ended: false, waiting: { asked: 1 } } },
    { message: 'ask' },
    { check: { ended: true, instances: [{ completedActivities: ['both', 'asked', 'answered'] }] } },
  ])

  expect(failure).toBeNull()
})

describe('an escalation that a called process does not catch', () => {
  const processes = `<escalation id="e_late" escalationCode="late"/>${inARow('called', [
    '<startEvent id="begin"/>',
    '<intermediateThrowEvent id="late"><escalationEventDefinition escalationRef="e_late"/></intermediateThrowEvent>',
    '<userTask id="work"/>',
  ])}${inARow('caller', [
    '<startEvent id="start"/>',
    '<callActivity id="call" calledElement="called"/>',
    '<userTask id="after"/>',
  ])}`
  const caught = (attributes: string) =>
    processes.replace(
      '<userTask id="after"/>',
      `<userTask id="after"/><userTask id="hurry"/><boundaryEvent id="isLate" attachedToRef="call"${attributes}>
        <escalationEventDefinition/></boundaryEvent><sequenceFlow id="f" sourceRef="isLate" targetRef="hurry"/>`,
    )

  test.each([
    ['is lost where nobody catches it', processes, { waiting: { work: 1 } }],
    [
      'is caught at the activity that called, beside it',
      caught(' cancelActivity="false"'),
      { waiting: { work: 1, hurry: 1 } },
    ],
    [
      'ends the called process where it interrupts, before its token goes on',
      caught(''),
      { waiting: { hurry: 1 }, cancelled: ['late'], neverReached: ['work'] },
    ],
  ])('%s', async (_what, model, expected) => {
    const { failure } = await tell(model, [{ start: 'caller' }, { check: { ended: false, ...expected } }])

    expect(failure).toBeNull()
  })
})

describe('between two pools of one file', () => {
  const asks = inARow('asks', [
    '<startEvent id="start"/>',
    '<sendTask id="ask"/>',
    '<intermediateCatchEvent id="hear"><messageEventDefinition/></intermediateCatchEvent>',
    '<endEvent id="end"/>',
  ])
  const answers = inARow('answers', ['<startEvent id="asked"/>', '<userTask id="think"/>', '<endEvent id="answered"/>'])
  const flows = `<collaboration id="c"><participant id="a" processRef="asks"/><participant id="b" processRef="answers"/>
    <messageFlow id="there" sourceRef="ask" targetRef="asked"/><messageFlow id="back" sourceRef="answered" targetRef="hear"/>
    </collaboration>`

  test('a message flow without a message brings what its source sends to its target', async () => {
    const { failure } = await tell(flows + asks + answers, [
      { refused: { start: 'answers' } },
      { start: 'asks' },
      { check: { waiting: { ask: 1, think: 0 } } },
      { complete: 'ask' },
      { check: { waiting: { hear: 1, think: 1 } } },
      { complete: 'think' },
      { check: { allEnded: true, order: ['ask', 'asked', 'answered', 'hear'] } },
    ])

    expect(failure).toBeNull()
  })

  test('correlation properties say whose answer it is', async () => {
    const correlated = `<collaboration id="c"><correlationKey id="k"><correlationPropertyRef>year</correlationPropertyRef>
        <correlationPropertyRef>number</correlationPropertyRef></correlationKey></collaboration>
      ${['year', 'number']
        .map(
          (name) => `<correlationProperty id="${name}"><correlationPropertyRetrievalExpression messageRef="m_answer">
        <messagePath>${name}</messagePath></correlationPropertyRetrievalExpression></correlationProperty>`,
        )
        .join('')}
      ${inARow(
        'waits',
        ['<startEvent id="start"/>', '<receiveTask id="wait" messageRef="m_answer"/>', '<userTask id="read"/>'],
        `<correlationSubscription id="s" correlationKeyRef="k">${['year', 'number']
          .map(
            (name) => `<correlationPropertyBinding id="b_${name}" correlationPropertyRef="${name}">
          <dataPath>my.${name}</dataPath></correlationPropertyBinding>`,
          )
          .join('')}</correlationSubscription>`,
      )}
      ${inARow('tells', [
        '<startEvent id="begin"/>',
        '<endEvent id="tell"><messageEventDefinition messageRef="m_answer"/></endEvent>',
      ])}`

    const { failure } = await tell(correlated, [
      { start: 'waits', as: 'first', variables: { my: { year: 2026, number: 1 } } },
      { start: 'waits', as: 'second', variables: { my: { year: 2026, number: 2 } } },
      { start: 'tells', variables: { year: 2026, number: 2 } },
      { check: { instances: { first: { waiting: { wait: 1 } }, second: { waiting: { read: 1 } } } } },
      { start: 'tells', variables: { year: 2025, number: 1 } },
      { check: { instances: { first: { waiting: { wait: 1 } } } } },
    ])

    expect(failure).toBeNull()
  })
})

test('completes the body of a loop that is named by its number, whichever have been completed before', async () => {
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>'
  const process = inARow('loop', [
    '<startEvent id="start"/>',
    `<subProcess id="sub">${loop}<userTask id="inner"/></subProcess>`,
    `<userTask id="task">${loop}</userTask>`,
  ])

  const { world, failure } = await tell(process, [
    { start: 'loop' },
    { complete: 'inner', index: 2 },
    { complete: 'inner', index: 0 },
    { complete: 'inner', index: 1 },
    { complete: 'task', index: 1 },
    { refused: { complete: 'task', index: 1 } },
    { complete: 'task', index: 2 },
    { check: { waiting: { task: 1 }, ended: false } },
  ])

  expect(failure).toBeNull()
  const done = linesOf(world.trace).filter(({ event, element }) => event === 'completed' && element === 'task')
  expect(done.map(({ body }) => body)).toEqual([1, 2])
})
