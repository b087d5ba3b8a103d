const letters = [
  ['P', 'natural-resources'],
  ['C', 'civil-air-defence'],
] as const

/** A survey of two departments, rectification with one extension, and recheck: nothing before and nothing after it. */
export const siteSurveyModel = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="https://siji.dev/test">
  <message id="message_corrected" name="correctionSubmitted"/>
  <message id="message_extended" name="rectificationExtended"/>
  <process id="site-survey" name="现场勘验" isExecutable="true">
    <startEvent id="start"><extensionElements><siji:milestone name="submitted"/></extensionElements></startEvent>
    ${flow('start', 'accepted')}
    <intermediateThrowEvent id="accepted">${extension('<siji:milestone name="inReview"/>')}</intermediateThrowEvent>
    ${flow('accepted', 'arrange')}
    <userTask id="arrange" name="约定勘验时间">${extension(task('housing-construction', 'arrange'))}</userTask>
    ${flow('arrange', 'fork')}
    <parallelGateway id="fork"/>
    ${letters.map(([letter, department]) => survey(letter, department)).join('')}
    <parallelGateway id="join"/>
    ${flow('join', 'anyFinding')}
    <exclusiveGateway id="anyFinding" default="anyFinding_conclude"/>
    ${flow('anyFinding', 'merge', 'outcomeP = "findings" or outcomeC = "findings"')}
    ${flow('anyFinding', 'conclude')}
    <userTask id="merge" name="合并">${extension(task('housing-construction', 'merge'))}</userTask>
    ${flow('merge', 'notify')}
    <serviceTask id="notify" name="发整改通知书">${extension(
      '<siji:jobType name="send-notice"/><siji:input source=\'="rectification"\' target="kind"/><siji:milestone name="inCorrection"/>',
    )}</serviceTask>
    ${flow('notify', 'await')}
    ${waiting('await', 'first', 'add working days(now(), 15)')}
    ${flow('await', 'extended')}
    <intermediateCatchEvent id="extended"><messageEventDefinition id="extended_event" messageRef="message_extended"/></intermediateCatchEvent>
    ${flow('extended', 'awaitLonger')}
    ${waiting('awaitLonger', 'longer', 'date and time(extendedTo)')}
    <exclusiveGateway id="rectified"/>
    ${flow('rectified', 'recheckFork')}
    <inclusiveGateway id="recheckFork" default="recheckFork_recheckJoin"/>
    ${flow('recheckFork', 'recheckJoin')}
    ${letters.map(([letter, department]) => recheck(letter, department)).join('')}
    <inclusiveGateway id="recheckJoin"/>
    ${flow('recheckJoin', 'anyReopened')}
    <exclusiveGateway id="anyReopened" default="anyReopened_conclude"/>
    <sequenceFlow id="anyReopened_notify" sourceRef="anyReopened" targetRef="notify">
      ${extension('<siji:rounds max="1"/>')}
      <conditionExpression xsi:type="tFormalExpression" language="feel">(outcomeP = "reopened" or outcomeC = "reopened") and again = null</conditionExpression>
    </sequenceFlow>
    ${flow('anyReopened', 'conclude')}
    <userTask id="conclude" name="作出结论">${extension('<siji:assignment department="housing-construction" post="reviewer"/>')}</userTask>
    ${flow('conclude', 'end')}
    <endEvent id="end"/>
  </process>
</definitions>`

function survey(letter: string, department: string): string {
  const node = `survey${letter}`
  return `${flow('fork', node)}
    <userTask id="${node}" name="勘验 ${letter}">${extension(
      `${task(department, 'survey')}<siji:permit type="${letter}"/>
      <siji:outcome value="noFinding" label="符合"/><siji:outcome value="findings" label="有问题"/>
      <siji:output source="=outcome" target="outcome${letter}"/>`,
    )}</userTask>
    ${flow(node, 'join')}
    <boundaryEvent id="absent${letter}" attachedToRef="${node}"><timerEventDefinition id="absent${letter}_timer">
      <timeDate xsi:type="tFormalExpression" language="feel">add working days(now(), 3)</timeDate></timerEventDefinition></boundaryEvent>
    ${flow(`absent${letter}`, `join${letter}`)}
    <exclusiveGateway id="join${letter}"/>`
    .replace(flow(node, 'join'), flow(node, `join${letter}`))
    .concat(flow(`join${letter}`, 'join'))
}

function recheck(letter: string, department: string): string {
  const node = `recheck${letter}`
  return `${flow('recheckFork', node, `outcome${letter} = "findings" or outcome${letter} = "reopened"`)}
    <userTask id="${node}" name="复查 ${letter}">${extension(
      `${task(department, 'recheck')}<siji:permit type="${letter}"/>
      <siji:outcome value="closed" label="整改符合"/><siji:outcome value="reopened" label="整改不符合"/>
      <siji:output source='=if outcome${letter} = "reopened" and outcome = "reopened" then true else again' target="again"/>
      <siji:output source="=outcome" target="outcome${letter}"/>`,
    )}</userTask>
    ${flow(node, 'recheckJoin')}`
}

function waiting(gateway: string, name: string, deadline: string): string {
  return `<eventBasedGateway id="${gateway}"/>
    ${flow(gateway, `${name}Submitted`)}
    <intermediateCatchEvent id="${name}Submitted">${extension('<siji:milestone name="inReview"/>')}
      <messageEventDefinition id="${name}_message" messageRef="message_corrected"/></intermediateCatchEvent>
    ${flow(`${name}Submitted`, 'rectified')}
    ${flow(gateway, `${name}Overdue`)}
    <intermediateCatchEvent id="${name}Overdue"><timerEventDefinition id="${name}_timer">
      <timeDate xsi:type="tFormalExpression" language="feel">${deadline}</timeDate></timerEventDefinition></intermediateCatchEvent>
    ${flow(`${name}Overdue`, `${name}Lapsed`)}
    <endEvent id="${name}Lapsed">${extension('<siji:milestone name="lapsed"/>')}</endEvent>`
}

function task(department: string, form: string): string {
  return `<siji:assignment department="${department}" post="reviewer"/><siji:form key="${form}"/>`
}

function extension(content: string): string {
  return `<extensionElements>${content}</extensionElements>`
}

function flow(from: string, to: string, condition?: string): string {
  const when =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression" language="feel">${condition}</conditionExpression>`
  return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${when}</sequenceFlow>`
}
