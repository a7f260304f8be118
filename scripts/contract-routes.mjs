// Every route of GitHub’s API that the product asks for, and the permission a token needs for it
// (https://docs.github.com/rest/authentication/permissions-required-for-github-apps).
const repo = '/repos/{owner}/{repo}'

export const routes = {
  [`GET ${repo}`]: 'metadata: read',
  [`GET ${repo}/actions/runs`]: 'actions: read',
  [`GET ${repo}/actions/runs/{run_id}`]: 'actions: read',
  [`GET ${repo}/actions/runs/{run_id}/attempts/{attempt_number}`]: 'actions: read',
  [`GET ${repo}/actions/runs/{run_id}/jobs`]: 'actions: read',
  [`GET ${repo}/actions/workflows/{workflow_id}/runs`]: 'actions: read',
  [`GET ${repo}/actions/jobs/{job_id}/logs`]: 'actions: read',
  [`GET ${repo}/actions/artifacts`]: 'actions: read',
  [`GET ${repo}/actions/artifacts/{artifact_id}/{archive_format}`]: 'actions: read',
  [`GET ${repo}/actions/caches`]: 'actions: read',
  [`DELETE ${repo}/actions/caches/{cache_id}`]: 'actions: write',
  [`POST ${repo}/actions/runs/{run_id}/rerun-failed-jobs`]: 'actions: write',
  [`POST ${repo}/actions/jobs/{job_id}/rerun`]: 'actions: write',
  [`POST ${repo}/actions/workflows/{workflow_id}/dispatches`]: 'actions: write',
  [`GET ${repo}/contents/{path}`]: 'contents: read',
  [`GET ${repo}/git/ref/{ref}`]: 'contents: read',
  [`GET ${repo}/git/tags/{tag_sha}`]: 'contents: read',
  [`GET ${repo}/pulls`]: 'pull-requests: read',
  [`GET ${repo}/pulls/{pull_number}`]: 'pull-requests: read',
  [`GET ${repo}/deployments`]: 'deployments: read',
  [`GET ${repo}/deployments/{deployment_id}/statuses`]: 'deployments: read',
  [`GET ${repo}/issues`]: 'issues: read',
  [`POST ${repo}/issues`]: 'issues: write',
  [`PATCH ${repo}/issues/{issue_number}`]: 'issues: write',
  [`GET ${repo}/issues/{issue_number}/comments`]: 'pull-requests: read',
  [`POST ${repo}/issues/{issue_number}/comments`]: 'pull-requests: write',
  [`PATCH ${repo}/issues/comments/{comment_id}`]: 'pull-requests: write',
  [`POST ${repo}/statuses/{sha}`]: 'statuses: write',
  // Whose the token is; a job’s own token may not ask, and is refused.
  'GET /user': 'metadata: read',
  'GET /orgs/{org}/repos': 'metadata: read',
  'GET /users/{username}/repos': 'metadata: read',
}
