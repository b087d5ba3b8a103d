/**
 * A review with everything that takes time: a job that may fail, reminders, a deadline that hands the task over, a
 * publicity period, a called process with a period of its own, and a message that starts another process. Periods end
 * between two full hours, so that it is never a matter of seconds at which full hour they are over.
 */
export const weekProcess = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="t">
<message id="m" name="certified"/>
<process id="permit" isExecutable="true">
  <startEvent id="start"/><serviceTask id="inspect" siji:jobType="inspect"/>
  <userTask id="review"/>
  <boundaryEvent id="remind" attachedToRef="review" cancelActivity="false"><timerEventDefinition><timeCycle>R3/PT5H50M</timeCycle></timerEventDefinition></boundaryEvent>
  <endEvent id="reminded"/>
  <boundaryEvent id="late" attachedToRef="review"><timerEventDefinition><timeDuration>PT23H30M</timeDuration></timerEventDefinition></boundaryEvent>
  <userTask id="overdue"/><exclusiveGateway id="merge"/>
  <intermediateCatchEvent id="publicity"><timerEventDefinition><timeDuration>PT11H30M</timeDuration></timerEventDefinition></intermediateCatchEvent>
  <callActivity id="certify" calledElement="certificate"/>
  <endEvent id="tell"><messageEventDefinition messageRef="m"/></endEvent>
  <sequenceFlow id="f1" sourceRef="start" targetRef="inspect"/><sequenceFlow id="f2" sourceRef="inspect" targetRef="review"/>
  <sequenceFlow id="f3" sourceRef="remind" targetRef="reminded"/><sequenceFlow id="f4" sourceRef="late" targetRef="overdue"/>
  <sequenceFlow id="f5" sourceRef="review" targetRef="merge"/><sequenceFlow id="f6" sourceRef="overdue" targetRef="merge"/>
  <sequenceFlow id="f7" sourceRef="merge" targetRef="publicity"/><sequenceFlow id="f8" sourceRef="publicity" targetRef="certify"/>
  <sequenceFlow id="f9" sourceRef="certify" targetRef="tell"/>
</process>
<process id="certificate" isExecutable="true">
  <startEvent id="begin"/><intermediateCatchEvent id="draw"><timerEventDefinition><timeDuration>PT2H30M</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="drawn"/>
  <sequenceFlow id="g1" sourceRef="begin" targetRef="draw"/><sequenceFlow id="g2" sourceRef="draw" targetRef="drawn"/></process>
<process id="archive" isExecutable="true">
  <startEvent id="onCertified"><messageEventDefinition messageRef="m"/></startEvent><endEvent id="archived"/>
  <sequenceFlow id="h1" sourceRef="onCertified" targetRef="archived"/></process>
</definitions>`
