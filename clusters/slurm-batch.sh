#!/usr/bin/env bash
# Runs a suite under Slurm:
#
#     sbatch --nodes 2 --ntasks-per-node 1 clusters/slurm-batch.sh [SUITE] [CLUSTER]
#
# Submit it from the project's folder, on a file system that all nodes see, once `swift build -c release` is done.
# Options of sbatch on the command line win over the lines below.
#
#SBATCH --job-name=rdmark
#SBATCH --nodes=2
#SBATCH --ntasks-per-node=1
#SBATCH --time=00:30:00
#SBATCH --output=rdmark-%j.log
#
# A node shared with other jobs measures them too.
#SBATCH --exclusive
#
# GPUs: one for each rank, the nearest. Needs GPUs that Slurm knows of.
##SBATCH --gpus-per-task=1
##SBATCH --gpu-bind=closest
#
# The network card: --gpu-bind and --cpu-bind place a rank, not its card. With several cards a node, list them in the
# cluster file's defaults ("device": "mlx5_0,mlx5_1"): they are spread over the node's ranks in that order, so write
# them in the order of the ranks' GPUs. `nvidia-smi topo -m` and /sys/class/infiniband/*/device/numa_node say which
# belong together.
set -euo pipefail

suite=${1:-bench/suites/demo.json}
cluster=${2:-}

cd "${SLURM_SUBMIT_DIR:?submit this with sbatch}"
rdmark=.build/release/rdmark
[[ -x $rdmark ]] || {
    printf '%s: there is no such command; run swift build -c release first\n' "$rdmark" >&2
    exit 1
}
for file in "$suite" ${cluster:+"$cluster"}; do
    [[ -f $file ]] || {
        printf '%s: there is no such file; give paths from %s\n' "$file" "$PWD" >&2
        exit 64
    }
done

# Registered memory is locked. Slurm hands on the limits of the shell that submitted the job, which are often low.
ulimit -l unlimited 2>/dev/null || printf 'locked memory: %s KiB; verbs may need more\n' "$(ulimit -l)" >&2

# --mpi=pmix: ranks find each other through Slurm; `srun --mpi=list` says whether it is there.
# --cpu-bind=cores: a rank that polls keeps a core to itself.
# --kill-on-bad-exit: where one rank fails, the others do not wait for it.
# --propagate=MEMLOCK: the limit set above holds in the ranks.
launcher=(srun --mpi=pmix --cpu-bind=cores --kill-on-bad-exit=1 --propagate=MEMLOCK)

results=results/slurm/$SLURM_JOB_ID
"${launcher[@]}" "$rdmark" suite "$suite" ${cluster:+--cluster "$cluster"} --output "$results"
printf 'results: %s/%s\n' "$PWD" "$results"
