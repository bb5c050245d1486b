import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** After so long without the end of a test, in ms, what runs is told; after so many tellings the run is ended. */
const [patience, tellings] = [5 * 60_000, 3];

/**
 * Returns a reporter that tells which tests run where none has ended for long, and ends the run where that goes on: a limit of time
 * stops no code that never waits, and a run that stalls says nothing of itself.
 */
export function stalled(): Reporter {
  const running = new Map<string, string>();
  let told = 0;
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    told++;
    const names = [...running.values()].map((name) => `\n  ${name}`).join('');
    const minutes = (told * patience) / 60_000;
    console.error(`\nNo test has ended for ${minutes} minutes. These run:${names || ' none'}`);
    if (told === tellings) process.exit(1);
  };
  const heard = () => {
    told = 0;
    timer?.refresh();
  };
  const begin = (id: string, name: string) => {
    running.set(id, name);
    heard();
  };
  const end = (id: string) => {
    running.delete(id);
    heard();
  };
  const nameOf = (test: TestCase) => `${test.module.relativeModuleId}: ${test.fullName}`;
  return {
    onTestRunStart: () => void (timer = setInterval(tell, patience)),
    onTestRunEnd: () => clearInterval(timer),
    onTestModuleQueued: ({ id, relativeModuleId }: TestModule) => begin(id, relativeModuleId),
    onTestModuleEnd: ({ id }: TestModule) => end(id),
    onTestCaseReady: (test: TestCase) => begin(test.id, nameOf(test)),
    onTestCaseResult: ({ id }: TestCase) => end(id),
  };
}
