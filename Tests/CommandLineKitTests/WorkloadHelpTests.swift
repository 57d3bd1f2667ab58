import Testing

@testable import CommandLineKit

/// The help of what measures, word for word.
@Suite struct WorkloadHelpTests {
    @Test func halo() throws {
        let page = """
            rdmark halo: exchange the ghost cells of a distributed grid

            Usage:
              mpirun -n RANKS rdmark halo [OPTIONS]

            Halo exchange:
              --grid AxB[xC]              cells of the global grid, the first extent varying fastest in memory
                                          (default: 128x128x128)
              --process-grid AxB[xC]|auto
                                          ranks in each dimension; auto is the least surface (default: auto)
              --ghost N                   ghost cells on each side (default: 1)
              --fields N                  values per cell, each in a grid of its own (default: 1)
              --element SIZE              bytes of a value (1B to 4KiB; default: 8B)
              --periodic                  the grid wraps around
              --neighbours faces|all      whom to exchange with; all adds edges and corners (default: faces)
              --compute none|stencil|overlap
                                          a 7-point stencil after the exchange, or its interior overlapped with
                                          the exchange; for 3-D grids of 8-byte elements (default: none)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark halo --grid 256x128x128 --transport mpi,host-staged,p2p --method all
                  mpirun -n 4 rdmark halo --grid 96x80x72 --process-grid 2x2x1 --ghost 2 --periodic --neighbours all

                """
        #expect(try help("halo --help") == page)
    }

    @Test func transpose() throws {
        let page = """
            rdmark transpose: transpose a matrix that is distributed by rows

            Usage:
              mpirun -n RANKS rdmark transpose [OPTIONS]

            Transpose:
              --rows N                    rows of the matrix (default: 2048)
              --columns N                 columns of the matrix (default: 2048)
              --element SIZE              bytes of an element (1B to 4KiB; default: 8B)
              --tile N|auto               elements along the side of the blocks that are transferred; 0 is whole
                                          blocks, auto up to the workload (default: auto)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark transpose --rows 2048 --columns 2048 --transport mpi,p2p --method datatype,gather

                """
        #expect(try help("transpose --help") == page)
    }

    @Test func stream() throws {
        let page = """
            rdmark stream: move chunks from producers to consumers through a pipeline

            Usage:
              mpirun -n RANKS rdmark stream [OPTIONS]

            Pipelined streaming:
              --chunk SIZES               bytes of a chunk; each is a cell with each depth (default: 256KiB)
              --depth LIST                chunks under way at once (1 to 1024; default: 4)
              --total SIZE                bytes that each pair moves while it is timed, unless time or precision
                                          end it first (default: 256MiB)
              --produce DURATION          computation that makes a chunk (0 to 60s; default: 0)
              --consume DURATION          computation that uses a chunk up (0 to 60s; default: 0)
              --pairs N                   producers with a consumer each: rank 2i feeds rank 2i+1 (default: 1)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.duration + HelpSections.methods + """

                Examples:
                  mpirun -n 2 rdmark stream --chunk 64K..4M --depth 1,2,4,8 --total 1GiB --produce 100us --consume 100us

                """
        #expect(try help("stream --help") == page)
    }

    @Test func checkpoint() throws {
        let page = """
            rdmark checkpoint: send the dirty pages of a memory to a partner, in rounds

            Usage:
              mpirun -n RANKS rdmark checkpoint [OPTIONS]

            Sparse checkpoint:
              --image SIZE                bytes of the memory whose dirty pages rank 2i sends to rank 2i+1
                                          (default: 64MiB)
              --page SIZE                 bytes of a page (8B to 1GiB; default: 4KiB)
              --dirty LIST                share of the pages that is dirty, each page by chance; each is a cell,
                                          100% sends everything (0% to 100%; default: 10%)
              --rounds N                  rounds of an iteration, each with dirty pages of its own, as in live
                                          migration (1 to 1024; default: 1)
              --redirty PERCENT           pages that are dirtied while a round crosses, as a share of that
                                          round: what the next one sends (0% to 1000%; default: 50%)
              --layout-seed N             seed of which pages are dirty (default: 1)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark checkpoint --image 64M --dirty 1%,10%,50%,100% --transport mpi,p2p --method all
                  mpirun -n 2 rdmark checkpoint --image 256M --dirty 100% --rounds 5 --redirty 25% --transport p2p

                """
        #expect(try help("checkpoint --help") == page)
    }

    @Test func messages() throws {
        let page = """
            rdmark messages: send messages whose headers and payload lie apart

            Usage:
              mpirun -n RANKS rdmark messages [OPTIONS]

            Messages of headers and payload:
              --header SIZE               bytes of a header (1B to 64KiB; default: 64B)
              --headers N                 headers of a message, each in a buffer of its own (1 to 64; default:
                                          2)
              --payload SIZES             payload bytes of a message; each is a cell (default: 4KiB..64KiB)
              --page SIZE                 bytes of the pages that payload lies in, in any order (64B to 1GiB;
                                          default: 4KiB)
              --window N                  messages under way at once (1 to 1024; default: 16)
              --arrival joined|split      how messages arrive: joined in one buffer each, or split into headers
                                          and pages as they were sent (default: joined)
              --layout-seed N             seed of which buffers and pages a message has (default: 1)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.size + HelpSections.sizes + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark messages --header 54 --headers 2 --payload 4K..64K --transport mpi,p2p --method all
                  mpirun -n 2 rdmark messages --payload 1K --window 64 --arrival split --transport mpi,p2p --method all

                """
        #expect(try help("messages --help") == page)
    }

    @Test func latency() throws {
        let page = """
            rdmark latency: time messages back and forth between two ranks

            Usage:
              mpirun -n RANKS rdmark latency [OPTIONS]

            Ping-pong:
              --size SIZES                bytes of a message; each is a cell (default: 8B..64KiB)
              --block SIZE|none           strided messages: bytes of a contiguous block (default: none)
              --stride SIZE|none          strided messages: bytes from block to block (default: none)

            Table:
              --format table|osu|perftest
                                          layout of the table: rdmark's, or that of osu_latency and osu_bw, or
                                          of perftest's ib_write_lat and ib_write_bw, for programs that read
                                          those (default: table)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark latency --size 8..64K --transport mpi,p2p
                  mpirun -n 2 rdmark latency --size 4K..64K --block 64 --stride 1K --method all

                """
        #expect(try help("latency --help") == page)
    }

    @Test func bandwidth() throws {
        let page = """
            rdmark bandwidth: stream windows of messages between two ranks

            Usage:
              mpirun -n RANKS rdmark bandwidth [OPTIONS]

            Bandwidth:
              --size SIZES                bytes of a message; each is a cell (default: 4KiB..4MiB)
              --block SIZE|none           strided messages: bytes of a contiguous block (default: none)
              --stride SIZE|none          strided messages: bytes from block to block (default: none)
              --window N                  messages under way at once (1 to 1024; default: 16)
              --bidirectional             both ranks send at once

            Table:
              --format table|osu|perftest
                                          layout of the table: rdmark's, or that of osu_latency and osu_bw, or
                                          of perftest's ib_write_lat and ib_write_bw, for programs that read
                                          those (default: table)

            """ + HelpSections.run + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark bandwidth --size 4K..4M --window 16 --transport mpi,p2p

                """
        #expect(try help("bandwidth --help") == page)
    }

    @Test func map() throws {
        let page = """
            rdmark map: say which method is fastest for which size and number of pieces

            Usage:
              mpirun -n RANKS rdmark map [OPTIONS]

            Map:
              --fragment SIZES            bytes of a contiguous piece; each is a column (default: 8B..4KiB)
              --count SIZES               pieces of a transfer, 4K being 4096; each is a row (default: 16..4096)
              --stride SIZE|auto          bytes from piece to piece on both ends; auto is twice the piece
                                          (default: auto)

            """
            + HelpSections.run.replacing("(default: preferred)", with: "(default: all)")
            .replacing("default: 200ms)", with: "default: 20ms)").replacing("default: 2s)", with: "default: 200ms)")
                + """

                Values:

                """ + HelpSections.sizes + HelpSections.size + HelpSections.methods + HelpSections.duration + """

                Examples:
                  mpirun -n 2 rdmark map --transport p2p --fragment 8..4K --count 16..4K --output DIR

                """
        #expect(try help("map --help") == page)
    }
}
