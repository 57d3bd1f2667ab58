import Testing

@testable import CommandLineKit

/// The error texts, word for word.
@Suite struct ErrorTextTests {
    @Test(arguments: [
        ("", "rdmark: there is no command; rdmark --help lists the commands"),
        ("haol", "rdmark: there is no command haol; did you mean halo?"),
        (
            "checkpoint --dirty 10",
            "checkpoint --dirty 10: 10 has no % at its end; give a percentage from 0% to 100%, such as 5%"
        ),
        ("checkpoint --dirty 5%,0%", "checkpoint: --dirty 0% leaves nothing to send; give shares above 0%"),
        (
            "checkpoint --image 10K",
            "checkpoint: --image 10KiB is not a multiple of --page 4KiB; give an image of whole pages"
        ),
        ("checkpoint --page 12", "checkpoint: --page 12B is not a multiple of 8 bytes; give a page of whole words"),
        (
            "frobnicate",
            "rdmark: there is no command frobnicate; the commands are list, doctor, halo, transpose, stream, checkpoint, "
                + "messages, latency, bandwidth, paths, map, suite, compare, export, verify, fit and laws"
        ),
        ("--verison", "rdmark: there is no option --verison; did you mean --version?"),
        ("--grid 8x8", "rdmark: there is no option --grid; the command comes first; rdmark --help lists the commands"),
        ("--version now", "--version: more words follow; give it alone"),
        ("halo --neighbors all", "halo: there is no option --neighbors; did you mean --neighbours?"),
        ("halo --iter 5", "halo: there is no option --iter; did you mean --iterations?"),
        ("halo -ghost 1", "halo: there is no option -ghost; did you mean --ghost?"),
        ("halo -", "halo: there is no option -; rdmark halo --help lists the options"),
        ("halo --xyzzy=1", "halo: there is no option --xyzzy; rdmark halo --help lists the options"),
        ("export", "export: its DIR is missing; write rdmark export DIR"),
        ("export DIR", "export: it is not said in which form; give --benchmark-json"),
        (
            "export DIR --benchmark-json --figure mean",
            "export --figure mean: there is no figure mean; did you mean median?"
        ),
        ("halo --format osu", "halo: there is no option --format; it is an option of latency, bandwidth and compare"),
        (
            "suite a.json --format osu",
            "suite: there is no option --format; it is an option of latency, bandwidth and compare"
        ),
        ("latency --format osx", "latency --format osx: there is no layout osx; did you mean osu?"),
        ("latency --bidirectional", "latency: there is no option --bidirectional; it is an option of bandwidth"),
        ("halo --size 8", "halo: there is no option --size; it is an option of latency and bandwidth"),
        ("halo --ghost 1 --ghost 1", "halo --ghost: it is given twice; give it once"),
        ("halo --periodic --periodic", "halo --periodic: it is given twice; give it once"),
        ("halo --ghost", "halo --ghost: its value is missing; write --ghost N"),
        ("halo --grid --ghost 1", "halo --grid: its value is missing; write --grid AxB[xC]"),
        ("halo --periodic=yes", "halo --periodic=yes: the option takes no value; write --periodic alone"),
        ("halo 128x128", "halo 128x128: halo takes no such word; options begin with --"),
        ("suite", "suite: its FILE is missing; write rdmark suite FILE"),
        ("suite a.json b.json", "suite b.json: suite takes no such word; give one FILE"),
        ("compare a", "compare: its B is missing; write rdmark compare A B"),
        ("compare", "compare: its A is missing; write rdmark compare A B"),
        ("compare a b c", "compare c: compare takes no such word; give A and B"),
        (
            "compare a b --threshold 5",
            "compare --threshold 5: 5 has no % at its end; give a percentage from 0% to 1000%, such as 5%"
        ),
        (
            "compare a b --format markdown --json",
            "compare: --json prints no table that --format markdown could lay out; give one of them"
        ),
        ("halo --ghost 0", "halo --ghost 0: 0 is too small; give a whole number from 1 to 2147483647"),
        ("halo --ghost -1", "halo --ghost -1: -1 is negative; give a whole number from 1 to 2147483647"),
        (
            "halo --warmup x",
            "halo --warmup x: x is not a whole number; give a whole number from 0 to 2147483647, or auto"
        ),
        (
            "halo --element 8K",
            "halo --element 8K: 8K is too large; give a size from 1B to 4KiB, such as 8, 4K or 1MiB"
        ),
        ("halo --neighbours face", "halo --neighbours face: there is no choice face; did you mean faces?"),
        ("halo --neighbours 26", "halo --neighbours 26: there is no choice 26; give faces or all"),
        ("halo --memory gpu", "halo --memory gpu: there is no memory kind gpu; give host or device, or auto"),
        ("halo --memory devise", "halo --memory devise: there is no memory kind devise; did you mean device?"),
        ("halo --transport mpl", "halo --transport mpl: there is no transport mpl; did you mean mpi?"),
        ("halo --transport ucx", "halo --transport ucx: there is no transport ucx; give mpi, host-staged, p2p or auto"),
        ("halo --transport mpi,all", "halo --transport mpi,all: all stands beside other names; write all alone"),
        ("halo --transport mpi --transport mpi", "halo --transport mpi,mpi: mpi is named twice; name it once"),
        ("halo --method gathr", "halo --method gathr: there is no method gathr; did you mean gather?"),
        (
            "verify --method pack",
            "verify: there is no option --method; it is an option of halo, transpose, stream, checkpoint, messages, "
                + "latency, bandwidth and map"
        ),
        (
            "halo --device mlx5/0",
            "halo --device mlx5/0: mlx5/0 cannot be the name of a device; give a name such as mlx5_0 or rxe0"
        ),
        ("halo --cluster=", "halo --cluster '': '' is not a path; give the path of a file, or none"),
        ("halo --timeout 5s", "halo: there is no option --timeout; rdmark halo --help lists the options"),
        ("halo --wait spin", "halo --wait spin: there is no choice spin; give auto, poll, yield or event"),
        ("halo --operation wirte", "halo --operation wirte: there is no operation wirte; did you mean write?"),
        (
            "halo --operation put",
            "halo --operation put: there is no operation put; give send, write or read, or auto"
        ),
        ("halo --device a,a", "halo --device a,a: a is named twice; name it once"),
        ("halo --device rxe0,all", "halo --device rxe0,all: all stands beside other names; write all alone"),
        ("halo --device rxe0,", "halo --device rxe0,: an item is empty; put one comma between two items"),
        ("halo --port 0", "halo --port 0: 0 is too small; give a whole number from 1 to 255, or auto"),
        (
            "halo --gid-index 256",
            "halo --gid-index 256: 256 is too large; give a whole number from 0 to 255, or auto"
        ),
        (
            "halo --path-mtu 9000",
            "halo --path-mtu 9000: there is no path MTU 9000; give 256, 512, 1024, 2048 or 4096, or auto"
        ),
        ("halo --path-mtu 4069", "halo --path-mtu 4069: there is no path MTU 4069; did you mean 4096?"),
        ("halo --queue-pairs 65", "halo --queue-pairs 65: 65 is too large; give a whole number from 1 to 64"),
        (
            "halo --signal-every 16385",
            "halo --signal-every 16385: 16385 is too large; give a whole number from 1 to 16384, or auto"
        ),
        (
            "halo --inline 64K1",
            "halo --inline 64K1: 64K1 has the unknown unit K1; give a size from 0B to 64KiB, such as 8, 4K or 1MiB, "
                + "or auto"
        ),
        ("halo --connect tcp", "halo --connect tcp: there is no choice tcp; give mpi or rdmacm"),
        ("halo --output=", "halo --output '': '' is not a path; give the path of a folder, or auto"),
        ("stream --depth 1,2000", "stream --depth 1,2000: 2000 is too large; give a whole number from 1 to 1024"),
        (
            "stream --deadline 1h",
            "stream --deadline 1h: 1h is not a time in s, ms, us or ns; give a time from 1ms to 600s, such "
                + "as 100us, 5ms or 1.5s"
        ),
    ])
    func words(line: String, message: String) throws {
        #expect(try complaint(about: line) == message)
    }

    @Test(arguments: [
        (
            "halo --process-grid 2x2",
            "halo: --process-grid has 2 dimensions and --grid has 3; give both as many dimensions"
        ),
        (
            "halo --grid 5x5 --process-grid 1x3 --ghost 2",
            "halo: --process-grid cuts 5 cells into 3 parts, some narrower than --ghost 2; give fewer ranks in that "
                + "dimension, more cells or a narrower ghost"
        ),
        (
            "halo --grid 64x2 --ghost 3",
            "halo: --ghost 3 is wider than the grid of 2 cells; give a --ghost of at most 2"
        ),
        (
            "halo --grid 64x64 --compute stencil",
            "halo: --compute stencil has a 7-point stencil over 8-byte elements in three dimensions; give "
                + "--element 8 and a --grid of three extents, or --compute none"
        ),
        (
            "halo --element 4 --compute overlap",
            "halo: --compute overlap has a 7-point stencil over 8-byte elements in three dimensions; give "
                + "--element 8 and a --grid of three extents, or --compute none"
        ),
        (
            "halo --grid 2147483647x2147483647x2147483647",
            "halo: the grid would hold more than 1 PiB over all ranks; give smaller extents"
        ),
        (
            "transpose --rows 2147483647 --columns 2147483647",
            "transpose: the matrix would hold more than 1 PiB over all ranks; give smaller extents"
        ),
        (
            "halo --min-time 2s --max-time 1s",
            "halo: --min-time is longer than --max-time; give a --max-time of at least --min-time"
        ),
        (
            "stream --chunk 1M,2G --total 1G",
            "stream: --chunk 2GiB exceeds --total 1GiB; give a --total of at least one chunk"
        ),
        (
            "halo --signal-every 64 --queue-depth 32",
            "halo: --signal-every 64 exceeds --queue-depth 32; give a --signal-every of at most 32"
        ),
        (
            "verify --signal-every 2 --queue-depth 1",
            "verify: --signal-every 2 exceeds --queue-depth 1; give a --signal-every of at most 1"
        ),
        (
            "halo --operation read --method datatype",
            "halo: --method datatype cannot read; with --operation read give --method pack, gather, fragment, "
                + "coalesce or auto"
        ),
        (
            "halo --operation write --method coalesce,datatype",
            "halo: --method coalesce or datatype cannot write; with --operation write give --method pack, gather, "
                + "fragment or auto"
        ),
        (
            "latency --format osu --json",
            "latency: --json prints no table that --format osu could lay out; give one of them"
        ),
        (
            "latency --block 64",
            "latency: --block and --stride come together; give both for strided messages, or neither"
        ),
        (
            "latency --stride 64",
            "latency: --block and --stride come together; give both for strided messages, or neither"
        ),
        (
            "latency --block 64 --stride 63",
            "latency: --stride 63B is less than --block 64B; give a stride of at least a block"
        ),
        (
            "latency --size 8..64 --block 64 --stride 64",
            "latency: --size 8B is not a multiple of --block 64B; give sizes that are whole blocks"
        ),
        (
            "latency --size 1T --block 1 --stride 1T",
            "latency: a strided message of 1024GiB would hold more than 1 PiB over all ranks; give smaller extents"
        ),
    ])
    func contradictions(line: String, message: String) throws {
        #expect(try complaint(about: line) == message)
    }

    /// Whatever a word holds, the message is one line.
    @Test func everyMessageIsOneLine() throws {
        let nasty = "a\nb\r\u{1B}[31m\u{2028}" + String(repeating: "y", count: 5000)
        let lines = [
            [nasty], ["--" + nasty], ["halo", "--" + nasty], ["halo", nasty], ["halo", "--ghost", nasty],
            ["halo", "--grid", nasty], ["halo", "--transport", nasty], ["halo", "--method=" + nasty],
            ["halo", "--periodic=" + nasty], ["stream", "--chunk", nasty], ["stream", "--chunk", nasty + "..4"],
            ["stream", "--chunk", "4..\(nasty)"], ["stream", "--produce", nasty], ["halo", "--precision", nasty],
            ["halo", "--device", nasty], ["halo", "--seed", nasty], ["stream", "--chunk", "1" + nasty + "KB"],
            ["stream", "--chunk", "4K\(nasty)..4K"], ["stream", "--chunk", String(repeating: "1", count: 4000) + "KB"],
            ["stream", "--chunk", "4..1" + String(repeating: "0", count: 4000)],
            ["stream", "--chunk", "4..\(String(repeating: "0", count: 4000))1"],
        ]
        for words in lines {
            let text = try complaint(about: words)
            #expect(text.count < 1000)
            #expect(!text.unicodeScalars.contains { $0.properties.isWhitespace && $0 != " " })
            #expect(!text.contains("\u{1B}"))
        }
    }
}
