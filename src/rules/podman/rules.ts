/** Podman and Buildah. */
import type { Rule } from '../../core/model/index.js'

export const podman: readonly Rule[] = [
  {
    id: 'podman/build-error',
    category: 'build',
    ecosystem: 'docker',
    pattern:
      /^\s*(?:Error: )?(?:error building at STEP "(?<step>[^"]{1,300})"|building at STEP "(?<step2>[^"]{1,300})"): (?:while running runtime: exit status \d+|error while running runtime: exit status \d+)/,
    gate: ['building at step "'],
    role: 'symptom',
    strength: 0.5,
    transient: 0.05,
    title: 'A RUN step of the image failed',
    advice: "Read that command's output above.",
    example: 'Error: building at STEP "RUN make": while running runtime: exit status 2',
    counterExample: 'STEP 3/5: RUN make',
  },
  {
    id: 'podman/copy-missing',
    category: 'build',
    ecosystem: 'docker',
    pattern:
      /(?:building at STEP "(?:COPY|ADD) .{1,300}": .{0,300}(?:no such file or directory|no items matching glob)|checking on sources under ".{1,300}": .{1,300})/,
    gate: ['building at step "copy', 'building at step "add', 'checking on sources under'],
    role: 'cause',
    strength: 0.86,
    transient: 0.02,
    title: 'A file for COPY or ADD is not in the build context',
    advice: 'Correct the path, the context or .dockerignore.',
    example:
      'Error: building at STEP "COPY app.jar /app": checking on sources under "/src": copier: stat: "/app.jar": no such file or directory',
    counterExample: 'STEP 3/5: COPY app.jar /app',
  },
]
