import { between } from '../../engine/model/parsing.ts'
import { type Chapter, refused, shown, tested } from './row.ts'

const steps = 'engine/simulate/take-step.test.ts'
const modify = 'engine/core/modify.test.ts'

export const data: Chapter = {
  title: '数据、消息与泳道 Data, messages and lanes',
  rows: [
    shown(
      '数据对象作多实例的集合',
      'Data object as collection of a multi-instance',
      /<dataObject /,
      'bodies-side-by-side-give-their-results-in-order',
    ),
    shown(
      '输入输出映射（siji:input、siji:output）',
      'Mappings (siji:input, siji:output)',
      /<siji:input /,
      'mappings-keep-what-is-local-inside',
    ),
    shown(
      '数据对象、引用与属性',
      'Data objects, references to them, properties',
      /<dataObjectReference /,
      'an-activity-works-on-copies-of-its-data',
    ),
    shown(
      '子流程的数据对象',
      'Data objects of a sub-process',
      /<subProcess [\s\S]*<dataObject /,
      'data-objects-of-a-sub-process-live-as-long-as-it',
    ),
    shown(
      '带赋值与转换的数据关联',
      'Data associations with assignment and transformation',
      /<assignment>/,
      'an-activity-works-on-copies-of-its-data',
    ),
    refused(
      '没有目标的转换',
      'Transformation without target',
      between(
        '<userTask id="n"><dataInputAssociation><transformation>a</transformation></dataInputAssociation></userTask>',
      ),
      'data-association n',
    ),
    shown(
      'ioSpecification：输入集与输出集',
      'ioSpecification: input sets and output sets',
      /<optionalInputRefs>/,
      'an-activity-waits-for-the-first-input-set-that-is-complete',
    ),
    shown(
      '事件与消息的数据',
      'Data of events, as the content of messages',
      /<intermediateThrowEvent [^>]*>\s*<dataInput /,
      'a-message-brings-its-content-from-pool-to-pool',
    ),
    shown(
      '错误与升级的数据',
      'Data of errors and escalations',
      /<endEvent [^>]*>\s*<dataInput /,
      'an-error-brings-its-content-to-who-catches-it',
    ),
    shown(
      '多实例的数据输入输出',
      'Data input and output of a multi-instance activity',
      /<loopDataOutputRef>/,
      'each-body-of-a-loop-gives-to-a-data-object',
    ),
    shown(
      '流程的 ioSpecification 与调用活动',
      'ioSpecification of a process, and its call activity',
      /<process [^>]*>\s*<ioSpecification>/,
      'a-call-passes-data-inputs-and-takes-data-outputs',
    ),
    shown('数据存储', 'Data store', /<dataStoreReference /, 'a-data-store-outlives-who-writes-to-it'),
    tested(
      '消息按键关联',
      'Message correlation by key',
      'engine/core/events.test.ts › gives a message with a key only to who waits for that key',
    ),
    tested('correlationProperty', 'Correlation properties', `${steps} › correlation properties say whose answer it is`),
    tested(
      '同一文件的泳池之间',
      'Across pools of one file',
      `${steps} › a message flow without a message brings what its source sends to its target`,
    ),
    tested(
      '泳道给出候选组',
      'Lanes give a candidate group',
      'engine/model/definition.test.ts › names the innermost lane of a node',
      'engine/model/definition.test.ts › gives what lies in a sub-process the lane of that, unless it has lanes of its own',
    ),
  ],
}

export const byHand: Chapter = {
  title: '对运行中的实例 On running instances',
  rows: [
    tested(
      '挂起与恢复',
      'Suspend and resume',
      'engine/simulate/suspend.test.ts › refuses every command while suspended, keeps what comes due, and fires it after it is resumed',
      'properties/naive.test.ts › goes on after any suspension as if there had been none',
    ),
    tested(
      '暂停连同所调用的流程，信号恢复后送达',
      'Suspension holds what was called; signals are heard on resume',
      'engine/runtime/suspend.test.ts › holds what it has called, keeps the signals that come meanwhile, and lets go once nobody holds any more',
    ),
    tested(
      '从选定的节点重新启动',
      'Restart from a point',
      'engine/core/restart.test.ts › goes on in the bodies that were named, and counts the others as done',
    ),
    tested(
      '修改：在节点前后激活、终止',
      'Modify: activate before or after a node, terminate',
      `${modify} › goes on behind a node as if it had completed, by the flows that fit`,
    ),
    shown(
      '修改后没有卡住的汇合',
      'No join stuck after a modification',
      /<parallelGateway /,
      'a-token-moved-by-hand-leaves-no-join-stuck',
    ),
    tested(
      '迁移到另一版本，保留任务、定时器与计数',
      'Migrate to another version, keeping tasks, timers and counters',
      'engine/core/migration.test.ts › keeps tasks in their hands, timers with their due time and the counters of loops',
      'engine/core/migration.test.ts › tells beforehand which steps cannot be carried over, whatever runs',
    ),
    tested(
      '上述各项的批量形式',
      'Batch forms of these',
      'api/batches/batches.test.ts › tries out each instance, does what can be done for one reason, and tells why the others were refused',
      'faults/batch-killed.test.ts › goes on with a batch in whose middle the server was killed, and does nothing twice',
    ),
  ],
}

export const decisions: Chapter = {
  title: '决策 DMN',
  rows: [
    tested(
      '决策表与命中策略',
      'Decision tables and hit policies',
      'engine/decisions/decision-table.test.ts › gives by %s %s for %j: %j',
    ),
    tested(
      '框式表达式',
      'Boxed expressions',
      'engine/decisions/boxed-expressions.test.ts › a boxed expression of DMN 1.4',
    ),
    tested(
      '需求图',
      'Requirement graph',
      'engine/decisions/decision-table.test.ts › uses the decisions that it requires, and sees no others',
    ),
    tested(
      '一致性（见 dmn-conformance.md）',
      'Conformance kit (see dmn-conformance.md)',
      'engine/decisions/kit.test.ts › has a reason for everything that is answered otherwise',
    ),
  ],
}
