import { describe, expect, test } from 'vitest'
import { between, errorsOf, flow, model, parse, rulesOf } from './parsing.ts'

describe('what cannot run', () => {
  test('is refused by its element', async () => {
    expect(await errorsOf(between('<choreographyTask id="n"/>'))).toContain('unsupported-element n')
  })

  test.each([
    ['<intermediateCatchEvent id="n"/>', 'event-without-definition n'],
    ['<intermediateCatchEvent id="n"><timerEventDefinition/></intermediateCatchEvent>', 'timer-without-time n'],
    [
      '<intermediateCatchEvent id="n"><timerEventDefinition><timeDuration>PT5X</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      'timer-text n',
    ],
    [
      '<intermediateCatchEvent id="n"><timerEventDefinition><timeCycle>0 0/5 * * * ?</timeCycle></timerEventDefinition></intermediateCatchEvent>',
      'timer-text n',
    ],
    [
      '<intermediateCatchEvent id="n"><timerEventDefinition><timeDate>2026-02-30</timeDate></timerEventDefinition></intermediateCatchEvent>',
      'timer-text n',
    ],
    ['<intermediateCatchEvent id="n"><messageEventDefinition/></intermediateCatchEvent>', 'message-without-name n'],
    ['<intermediateCatchEvent id="n"><errorEventDefinition/></intermediateCatchEvent>', 'unsupported-event n'],
    ['<intermediateCatchEvent id="n"><signalEventDefinition/></intermediateCatchEvent>', 'signal-missing n'],
    [
      '<intermediateCatchEvent id="n"><signalEventDefinition signalRef="s"/></intermediateCatchEvent>',
      'signal-missing n',
    ],
    ['<userTask id="n"><multiInstanceLoopCharacteristics/></userTask>', 'multi-instance-source n'],
    [
      '<userTask id="n"><multiInstanceLoopCharacteristics camunda:collection="a"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
      'multi-instance-source n',
    ],
    [
      '<userTask id="n"><multiInstanceLoopCharacteristics behavior="One"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
      'multi-instance-behavior n',
    ],
    [
      '<userTask id="n"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality><outputDataItem id="a"/></multiInstanceLoopCharacteristics></userTask>',
      'multi-instance-output n',
    ],
    [
      '<userTask id="n"><multiInstanceLoopCharacteristics behavior="Complex"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
      'multi-instance-behavior n',
    ],
    ['<userTask id="n"><standardLoopCharacteristics/></userTask>', 'loop-without-end n'],
    ['<userTask id="n"><standardLoopCharacteristics loopMaximum="0"/></userTask>', 'loop-maximum n'],
    ['<intermediateThrowEvent id="n"><timerEventDefinition/></intermediateThrowEvent>', 'unsupported-event n'],
    ['<intermediateCatchEvent id="n"><conditionalEventDefinition/></intermediateCatchEvent>', 'condition-missing n'],
    [
      '<intermediateThrowEvent id="n"><escalationEventDefinition/></intermediateThrowEvent>',
      'escalation-without-code n',
    ],
    ['<intermediateThrowEvent id="n"><linkEventDefinition name="l"/></intermediateThrowEvent>', 'link n'],
    ['<intermediateCatchEvent id="n"><linkEventDefinition name="l"/></intermediateCatchEvent>', 'link n'],
    ['<intermediateCatchEvent id="n"><linkEventDefinition/></intermediateCatchEvent>', 'link-without-name n'],
    [
      '<intermediateCatchEvent id="n"><linkEventDefinition name="l"/><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      'multiple-event n',
    ],
    ['<adHocSubProcess id="n"><task id="t"/><endEvent id="e"/></adHocSubProcess>', 'ad-hoc e'],
    ['<adHocSubProcess id="n"/>', 'start-missing n'],
    ['<adHocSubProcess id="n" triggeredByEvent="true"><task id="t"/></adHocSubProcess>', 'ad-hoc-misplaced n'],
    ['<endEvent id="n"><errorEventDefinition/></endEvent>', 'error-without-code n'],
    ['<scriptTask id="n" scriptFormat="groovy"><script>x = 1</script></scriptTask>', 'script-language n'],
    ['<scriptTask id="n"><script>1 +</script></scriptTask>', 'expression-syntax n'],
    [
      '<businessRuleTask id="n"><extensionElements><siji:decision id="none"/></extensionElements></businessRuleTask>',
      'decision-missing n',
    ],
    [
      '<userTask id="n"><extensionElements><siji:serviceLevel days="soon"/></extensionElements></userTask>',
      'service-level n',
    ],
    [
      '<userTask id="n"><extensionElements><siji:serviceLevel days="3" owner="nobody"/></extensionElements></userTask>',
      'service-level n',
    ],
    [
      '<userTask id="n"><extensionElements><siji:output source="a" target="b-c"/></extensionElements></userTask>',
      'variable-name n',
    ],
    ['<userTask id="n"><extensionElements><siji:output source="a"/></extensionElements></userTask>', 'mapping n'],
    [
      '<intermediateCatchEvent id="n"><dataOutputAssociation><assignment><from>a</from><to>b + 1</to></assignment></dataOutputAssociation><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      'data-association n',
    ],
    [
      '<userTask id="n"><dataInputAssociation><transformation>a</transformation></dataInputAssociation></userTask>',
      'data-association n',
    ],
    [
      '<userTask id="n"><property id="a"/><property id="b"/><property id="c"/><dataInputAssociation><sourceRef>a</sourceRef><sourceRef>b</sourceRef><targetRef>c</targetRef></dataInputAssociation></userTask>',
      'data-association n',
    ],
    ['<userTask/>', 'missing-id p'],
  ])('is named with its rule: %s', async (xml, problem) => {
    expect(await errorsOf(between(xml))).toContain(problem)
  })

  test('is a condition that does not parse, with its line', async () => {
    const result = await parse(
      model(`<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>
<sequenceFlow id="bad" sourceRef="g" targetRef="e"><conditionExpression>amount &gt; </conditionExpression></sequenceFlow>
<sequenceFlow id="d" sourceRef="g" targetRef="e"/><endEvent id="e"/>`),
    )

    expect(result.problems).toMatchObject([{ severity: 'error', element: 'bad', line: 8 }])
  })

  test('is a condition in another language', async () => {
    const source = model(`<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>
      <sequenceFlow id="x" sourceRef="g" targetRef="e"><conditionExpression language="http://www.w3.org/1999/XPath">a/b</conditionExpression></sequenceFlow>
      <sequenceFlow id="d" sourceRef="g" targetRef="e"/><endEvent id="e"/>`)

    expect(rulesOf((await parse(source)).problems)).toEqual(['expression-language x'])
  })

  test('lets what is only missing pass where the caller is loose, and there alone', async () => {
    const source = model(
      between('<intermediateCatchEvent id="n"><timerEventDefinition/></intermediateCatchEvent>').replace(
        '<endEvent id="end"/>',
        `<exclusiveGateway id="end"/>${flow('end', 'x')}${flow('end', 'y')}<endEvent id="x"/><endEvent id="y"/>`,
      ),
    )

    expect((await parse(source)).ok).toBe(false)
    expect((await parse(source, undefined, true)).ok).toBe(true)
    const links = source
      .replaceAll('intermediateCatchEvent', 'intermediateThrowEvent')
      .replace('<timerEventDefinition/>', '<linkEventDefinition/>')
    expect(rulesOf((await parse(links)).problems)).toContain('link-without-name n')
    const labelled = links.replace('id="n"', 'id="n" name="far"')
    expect(rulesOf((await parse(labelled, undefined, true)).problems)).toContain('link n')
    const silent = source.replaceAll('timerEvent', 'signalEvent')
    expect((await parse(silent)).ok).toBe(false)
    expect((await parse(silent, undefined, true)).ok).toBe(true)
    expect((await parse(source.replaceAll('timerEvent', 'errorEvent'), undefined, true)).ok).toBe(false)
  })
})
