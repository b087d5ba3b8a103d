import { describe, expect, test } from 'vitest'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { between, definitionOf, errorsOf, flow, model, parse, rulesOf } from './parsing.ts'

/** `body` between the signs of an expression of Camunda 7. */
function juel(body: string): string {
  return `\${${body}}`
}

async function nodeOf(xml: string): Promise<FlowNode | undefined> {
  return (await definitionOf(between(xml))).nodes.get('n')
}

describe('a task of another dialect', () => {
  test.each([
    ['<serviceTask id="n"><extensionElements><siji:jobType name="draw"/></extensionElements></serviceTask>', 'draw'],
    ['<serviceTask id="n" siji:jobType="draw"/>', 'draw'],
    ['<serviceTask id="n" camunda:type="external" camunda:topic="send"/>', 'send'],
    ['<serviceTask id="n" camunda:class="org.acme.Send"/>', 'org.acme.Send'],
    [`<serviceTask id="n" camunda:delegateExpression="${juel('sender')}"/>`, 'sender'],
    [`<serviceTask id="n" f:expression="${juel('bean.send(x)')}"/>`, 'bean.send(x)'],
    ['<sendTask id="n" f:type="mail"/>', 'mail'],
    [
      '<serviceTask id="n"><extensionElements><zeebe:taskDefinition type="pay" retries="3"/></extensionElements></serviceTask>',
      'pay',
    ],
    ['<businessRuleTask id="n" camunda:class="org.acme.Rule"/>', 'org.acme.Rule'],
    ['<scriptTask id="n"/>', 'n'],
    ['<serviceTask id="n" camunda:asyncBefore="true" camunda:exclusive="false"/>', 'n'],
  ])('gets its job type: %s', async (xml, jobType) => {
    expect(await nodeOf(xml)).toMatchObject({ jobType })
  })

  test('is translated with a note', async () => {
    const result = await parse(model(between('<serviceTask id="n" camunda:topic="send"/>')))

    expect(rulesOf(result.problems, 'note')).toEqual(['translated-job-type n'])
  })

  test.each([
    [
      '<userTask id="n" camunda:assignee="demo" camunda:dueDate="2026-12-01" camunda:candidateGroups="window"/>',
      ['camunda:assignee', 'camunda:dueDate'],
    ],
    [
      '<userTask id="n"><extensionElements><zeebe:assignmentDefinition assignee="demo" candidateGroups="window"/><zeebe:taskSchedule dueDate="x"/></extensionElements></userTask>',
      ['zeebe:assignmentDefinition assignee', 'zeebe:taskSchedule'],
    ],
    [
      '<subProcess id="n"><extensionElements><f:executionListener class="org.acme.A"/><f:executionListener class="org.acme.B"/></extensionElements><startEvent id="in"/></subProcess>',
      ['flowable:executionListener'],
    ],
  ])('tells what is kept and not followed: %s', async (xml, kept) => {
    const { problems } = await parse(model(between(xml)))

    const told = problems.filter(({ problem }) => problem === 'ignored-extension')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ severity: 'note', element: 'n' })
    expect(told[0]?.messageZh).toContain(`：${kept.join('、')}。`)
  })

  test('keeps candidates, forms, scripts and results', async () => {
    expect(await nodeOf('<userTask id="n" camunda:candidateGroups="window" camunda:formKey="f1"/>')).toMatchObject({
      form: 'f1',
      department: { source: '"window"' },
    })
    expect(
      await nodeOf(
        '<userTask id="n"><extensionElements><zeebe:formDefinition formId="f2"/></extensionElements></userTask>',
      ),
    ).toMatchObject({ form: 'f2' })
    expect(
      await nodeOf(
        '<scriptTask id="n"><extensionElements><zeebe:script expression="= a + 1" resultVariable="b"/></extensionElements></scriptTask>',
      ),
    ).toMatchObject({ resultVariable: 'b', script: { names: ['a'] } })
    expect(
      await nodeOf(
        '<scriptTask id="n" scriptFormat="feel" camunda:resultVariable="b"><script>a + 1</script></scriptTask>',
      ),
    ).toMatchObject({ resultVariable: 'b', script: { names: ['a'] } })
  })

  test('maps variables as far as they are simple', async () => {
    const zeebe = `<userTask id="n"><extensionElements><zeebe:ioMapping><zeebe:input source="=a" target="b"/>
      <zeebe:output source="= b + 1" target="c"/></zeebe:ioMapping></extensionElements></userTask>`
    const camunda = `<userTask id="n"><extensionElements><camunda:inputOutput><camunda:inputParameter name="b">${juel('a')}</camunda:inputParameter>
      <camunda:inputParameter name="t">text</camunda:inputParameter><camunda:outputParameter name="c">${juel('b + 1')}</camunda:outputParameter></camunda:inputOutput></extensionElements></userTask>`

    expect(await nodeOf(zeebe)).toMatchObject({
      inputs: [{ target: 'b' }],
      outputs: [{ target: 'c', source: { names: ['b'] } }],
    })
    expect(await nodeOf(camunda)).toMatchObject({
      inputs: [{ target: 'b' }, { target: 't', source: { source: '"text"' } }],
      outputs: [{ target: 'c', source: { names: ['b'] } }],
    })
    expect(await errorsOf(between(camunda.replace('>text<', '><camunda:list/><')))).toEqual(['mapping n'])
  })

  test('may bind its vendor to any prefix', async () => {
    expect(
      await nodeOf('<serviceTask id="n" x:topic="send" xmlns:x="http://camunda.org/schema/1.0/bpmn"/>'),
    ).toMatchObject({
      jobType: 'send',
    })
  })
})

describe('a condition of another dialect', () => {
  const choice = (condition: string) =>
    `<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>${flow('g', 'e', condition)}
     <sequenceFlow id="d" sourceRef="g" targetRef="e"/><endEvent id="e"/>`

  test.each([
    ['= a &gt; 1'],
    ['a &gt; 1'],
    [juel('a &gt; 1')],
    [`<![CDATA[${juel('a > 1')}]]>`],
    [`\n  ${juel('a gt 1')}\n`],
  ])('becomes FEEL: %s', async (condition) => {
    const process = await definitionOf(choice(condition))

    const read = (name: string) => (name === 'a' ? 2 : undefined)
    expect(process.flows.get('g--e')?.condition?.evaluate({ read, now: 0, zone: 'UTC' })).toEqual({
      ok: true,
      value: true,
    })
  })

  test.each([[juel('bean.decide()')], [`a ${juel('b')}`], [juel('a[0]')]])(
    'is refused and not guessed: %s',
    async (condition) => {
      expect(await errorsOf(choice(condition))).toEqual([expect.stringContaining('untranslatable-expression')])
    },
  )
})

describe('multi-instance of another dialect', () => {
  const reads = (loop: string) => nodeOf(`<userTask id="n">${loop}</userTask>`)

  test('is read from Camunda 7 and Flowable', async () => {
    expect(
      await reads(
        `<multiInstanceLoopCharacteristics camunda:collection="${juel('owners')}" camunda:elementVariable="owner"/>`,
      ),
    ).toMatchObject({ loop: { source: { kind: 'collection', value: { names: ['owners'] } }, inputItem: 'owner' } })
    expect(
      await reads(
        '<multiInstanceLoopCharacteristics f:collection="owners" f:elementVariable="owner" f:elementIndexVariable="at"/>',
      ),
    ).toMatchObject({ loop: { source: { value: { names: ['owners'] } }, counter: 'at', firstCounter: 0 } })
    expect(
      await reads(
        '<multiInstanceLoopCharacteristics><loopDataInputRef>owners</loopDataInputRef><inputDataItem name="owner"/></multiInstanceLoopCharacteristics>',
      ),
    ).toMatchObject({ loop: { source: { value: { names: ['owners'] } }, inputItem: 'owner' } })
  })

  test('is read from Camunda 8, whose bodies are counted from 1', async () => {
    const loop = `<multiInstanceLoopCharacteristics isSequential="true"><extensionElements>
      <zeebe:loopCharacteristics inputCollection="=owners" inputElement="owner" outputCollection="answers" outputElement="=answer"/>
    </extensionElements></multiInstanceLoopCharacteristics>`

    expect(await reads(loop)).toMatchObject({
      loop: {
        sequential: true,
        inputItem: 'owner',
        firstCounter: 1,
        output: { collection: 'answers', item: 'answer', element: { names: ['answer'] } },
      },
    })
  })

  test('is refused where results are gathered in a way that is not ours', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><extensionElements><f:variableAggregation target="a"/></extensionElements><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>'

    expect(await errorsOf(between(`<userTask id="n">${loop}</userTask>`))).toContain(
      'unsupported-multi-instance-output n',
    )
  })
})

describe('a call of another dialect', () => {
  const reads = (attributes: string, extensions = '') =>
    nodeOf(`<callActivity id="n" ${attributes}><extensionElements>${extensions}</extensionElements></callActivity>`)

  test('passes in Camunda 7 and Flowable what it names, and nothing else', async () => {
    expect(
      await reads(
        'calledElement="q" camunda:calledElementBinding="version" camunda:calledElementVersion="3"',
        `<camunda:in source="a" target="b"/><camunda:in sourceExpression="${juel('a + 1')}" target="c"/>
         <camunda:in businessKey="${juel('execution.processBusinessKey')}"/><camunda:out variables="all"/>`,
      ),
    ).toMatchObject({
      called: { source: '"q"' },
      binding: { type: 'version', version: 3 },
      passes: { variables: 'none', mappings: [{ target: 'b' }, { target: 'c' }] },
      returns: { variables: 'all', mappings: [] },
      businessKey: null,
    })
    expect(await reads('calledElement="q" f:inheritVariables="true" f:sameDeployment="true"')).toMatchObject({
      binding: { type: 'deployment' },
      passes: { variables: 'all' },
      returns: { variables: 'none' },
    })
  })

  test('passes everything in Camunda 8, unless that is switched off or mapped', async () => {
    expect(await reads('', `<zeebe:calledElement processId="=which"/>`)).toMatchObject({
      called: { names: ['which'] },
      passes: { variables: 'all' },
      returns: { variables: 'all' },
    })
    expect(
      await reads(
        '',
        `<zeebe:calledElement processId="q" propagateAllParentVariables="false" propagateAllChildVariables="false"/>`,
      ),
    ).toMatchObject({ passes: { variables: 'own' }, returns: { variables: 'none' } })
  })

  test.each([
    ['', '', 'called-element-missing n'],
    ['calledElement="q" camunda:calledElementBinding="versionTag"', '', 'call-binding n'],
    ['camunda:caseRef="q"', '', 'unsupported-call n'],
    ['calledElement="q" camunda:variableMappingClass="org.acme.Map"', '', 'unsupported-call n'],
    ['calledElement="q"', '<camunda:in source="a" target="b" local="true"/>', 'call-mapping n'],
    ['calledElement="q"', '<camunda:out source="a b" target="b"/>', 'call-mapping n'],
  ])('is refused where it cannot be made: %s %s', async (attributes, extensions, problem) => {
    const xml = `<callActivity id="n" ${attributes}><extensionElements>${extensions}</extensionElements></callActivity>`

    expect(await errorsOf(between(xml))).toEqual([problem])
  })
})
