import { v7 } from 'uuid'
import type { TestApp } from '../../support/app.ts'

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="https://siji.dev/test">
  <process id="survey" name="勘验" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="onSite"/>
    <subProcess id="onSite" name="现场勘验">
      <startEvent id="arrived"/>
      <sequenceFlow id="f2" sourceRef="arrived" targetRef="howLarge"/>
      <exclusiveGateway id="howLarge" name="面积多大"/>
      <sequenceFlow id="f3" name="大" sourceRef="howLarge" targetRef="measure">
        <conditionExpression xsi:type="tFormalExpression">area &gt;= 1000</conditionExpression>
      </sequenceFlow>
      <sequenceFlow id="f4" name="小" sourceRef="howLarge" targetRef="finished">
        <conditionExpression xsi:type="tFormalExpression">area &lt; 1000</conditionExpression>
      </sequenceFlow>
      <userTask id="measure" name="测量"/>
      <sequenceFlow id="f5" sourceRef="measure" targetRef="finished"/>
      <endEvent id="finished"/>
    </subProcess>
    <sequenceFlow id="f6" sourceRef="onSite" targetRef="end"/>
    <endEvent id="end"/>
  </process>
  <process id="sampling" name="检测" isExecutable="true">
    <startEvent id="taken"/>
    <sequenceFlow id="h1" sourceRef="taken" targetRef="analyse"/>
    <serviceTask id="analyse" name="化验" siji:jobType="analyse-sample"/>
    <sequenceFlow id="h2" sourceRef="analyse" targetRef="analysed"/>
    <endEvent id="analysed"/>
  </process>
  <process id="acceptance" name="验收" isExecutable="true">
    <startEvent id="asked"/>
    <sequenceFlow id="g1" sourceRef="asked" targetRef="call"/>
    <callActivity id="call" name="先勘验" calledElement="survey"/>
    <sequenceFlow id="g2" sourceRef="call" targetRef="accepted"/>
    <endEvent id="accepted"/>
  </process>
</definitions>`

/** Deploys a process that cannot go on where nobody has said how large the area is. */
export async function deploySurvey(site: TestApp): Promise<void> {
  const files = { 'survey.bpmn': Buffer.from(model) }
  const outcome = await site.engine.deploy({ parkId: site.parkId, files, by: 'test', note: '试行' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
}

/** Starts one with this business key, which is stuck at once; gives its id. An acceptance begins with a survey. */
export async function startStuckSurvey(
  site: TestApp,
  businessKey: string,
  processId: 'survey' | 'sampling' | 'acceptance' = 'survey',
): Promise<string> {
  const id = v7()
  const body = {
    type: 'startInstance',
    processId,
    definitionHash: null,
    startEvent: null,
    businessKey,
    variables: { site: '北区 3 号' },
  } as const
  const actor = { type: 'system', name: 'test' } as const
  const answer = await site.engine.send({ id: v7(), parkId: site.parkId, instanceId: id, actor, body })
  if (!answer.accepted) throw new Error(answer.rejection.message)
  return id
}
